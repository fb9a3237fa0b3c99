using System.Text.RegularExpressions;

namespace SmtpGen.PackageTests;

/// <summary>A fresh project outside the repository that knows SmtpGen by its packages alone, from a local folder.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtpgen-consumer-");
    private readonly Dictionary<string, string> _environment;

    public Consumer(params string[] files)
    {
        // A cache of its own: the machine's may hold another package of the same version.
        _environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "cache"),
            ["SmtpGenVersion"] = Packages.Version,
        };

        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Packages.Folder}" />
              </packageSources>
            </configuration>
            """);

        foreach (string file in files.Append("Consumer.csproj"))
            Write(file, Resource(file + ".txt"));
    }

    public DotnetResult Run(params string[] arguments) => Dotnet.Run(_folder.FullName, _environment, arguments);

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.FullName, file));

    /// <summary>The diagnostics of the compiler in a build's output, each once, as "file(line): id".</summary>
    public static IReadOnlyList<string> Diagnostics(DotnetResult build) =>
        [.. Regex.Matches(build.Output, @"([\w.]+)\((\d+),\d+\): (?:warning|error|info) (\w+):")
            .Select(match => $"{match.Groups[1]}({match.Groups[2]}): {match.Groups[3]}")
            .Distinct()
            .Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    private static string Resource(string name)
    {
        using Stream stream = typeof(Consumer).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no embedded file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
