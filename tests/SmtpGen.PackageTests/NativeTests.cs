using System.Diagnostics;

namespace SmtpGen.PackageTests;

/// <summary>The library compiled to native code, with the quickstart around it.</summary>
public class NativeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_quickstart_is_published_as_native_code_without_a_warning_and_does_its_work()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smtpgen-native-");
        try
        {
            DotnetResult publish = Dotnet.Run(
                Repository.Root,
                new Dictionary<string, string>(),
                "publish", "src/SmtpGen.Quickstart", "-c", "Release", "-p:Native=true", "--artifacts-path", folder.FullName).Succeeded();

            Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
            string said = Run(Path.Combine(folder.FullName, "publish", "SmtpGen.Quickstart", "release", "SmtpGen.Quickstart"));
            Assert.Contains("the server's last word, with its queue id: 250", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEndAsync().WaitAsync(Limit).GetAwaiter().GetResult();
        Assert.True(process.WaitForExit(Limit));
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
