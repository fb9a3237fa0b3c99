using System.Diagnostics;

namespace SmtpGen.Benchmarks.Startup;

/// <summary>The quickstart as somebody gets it: published, as native code and as code for the runtime.</summary>
internal static class PublishedQuickstart
{
    private const string Program = "SmtpGen.Quickstart";

    public static string Native() => Publish("native", "-p:Native=true");

    public static string Managed() => Publish("managed");

    /// <summary>For the runtime too, all of it compiled when it was published, the library included.</summary>
    public static string ReadyToRun() => Publish("compiled", "-p:PublishReadyToRun=true", "--use-current-runtime", "--self-contained", "false");

    private static string Publish(string kind, params string[] arguments)
    {
        string folder = Path.Combine(Path.GetTempPath(), "smtpgen-benchmarks", kind);
        string[] command = ["publish", Repository.PathOf($"src/{Program}"), "-c", "Release", "--artifacts-path", folder, "-v", "quiet", .. arguments];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(folder, "publish", Program, "release", Program) : throw new InvalidOperationException(output);
    }
}
