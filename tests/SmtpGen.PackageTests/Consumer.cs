using System.Text.RegularExpressions;

namespace SmtpGen.PackageTests;

/// <summary>A fresh project, or several, outside the repository that know SmtpGen by its packages alone, from a local folder.</summary>
internal sealed class Consumer : IDisposable
{
    /// <summary>What keeps the files from being part of this project.</summary>
    private const string Suffix = ".txt";

    /// <summary>Where the machine gets its packages.</summary>
    private static readonly Lazy<string[]> Sources = new(() =>
    [
        .. Dotnet.Run(Path.GetTempPath(), new Dictionary<string, string>(), "nuget", "list", "source", "--format", "short").Succeeded().Output
            .Split('\n').Where(line => line.StartsWith("E ", StringComparison.Ordinal)).Select(line => line[2..].Trim()),
    ]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtpgen-consumer-");
    private readonly Dictionary<string, string> _environment;

    public Consumer(params string[] files)
        : this(files.Append("Consumer.csproj").ToDictionary(file => file, Resource))
    {
    }

    private Consumer(IReadOnlyDictionary<string, string> files, bool needsOtherPackages = false)
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
                {(needsOtherPackages ? OtherSources() : "")}
              </packageSources>
              <packageSourceMapping>
                <packageSource key="local">
                  <package pattern="SmtpGen" />
                  <package pattern="SmtpGen.*" />
                </packageSource>
                {(needsOtherPackages ? OtherMappings() : "")}
              </packageSourceMapping>
            </configuration>
            """);

        foreach ((string file, string text) in files)
            Write(file, text);
    }

    /// <summary>The files of a folder as one project, which needs what the machine's own sources have: another framework, another client.</summary>
    public static Consumer Kind(string name)
        => new(ResourcesIn($"Kinds/{name}/").ToDictionary(file => file[($"Kinds/{name}/".Length)..], Resource), needsOtherPackages: true);

    private static string OtherSources() => string.Join("\n", Sources.Value.Select((source, index) => $"<add key=\"machine{index}\" value=\"{source}\" />"));

    private static string OtherMappings()
        => string.Join("\n", Sources.Value.Select((_, index) => $"<packageSource key=\"machine{index}\"><package pattern=\"*\" /></packageSource>"));

    /// <summary>All the files of a folder of projects.</summary>
    public static Consumer Solution(string folder)
        => new(ResourcesIn(folder + "/").ToDictionary(file => file[(folder.Length + 1)..], Resource));

    /// <summary>What comments at the ends of lines of these files name, as <see cref="Diagnostics"/> gives it.</summary>
    public static IReadOnlyList<string> Marks(params IEnumerable<string> files) =>
        [.. files.SelectMany(file => Resource(file).Split('\n').SelectMany((line, number) =>
                Regex.Match(line, @"//(?: (SMTP\d+))+$").Groups[1].Captures.Select(rule => $"{Path.GetFileName(file)}({number + 1}): {rule.Value}")))
            .Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>The files that stand under a folder.</summary>
    public static IEnumerable<string> ResourcesIn(string folder)
        => typeof(Consumer).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[..^Suffix.Length]);

    public DotnetResult Run(params string[] arguments) => Dotnet.Run(_folder.FullName, _environment, arguments);

    /// <summary>Runs a program that the project made.</summary>
    public DotnetResult RunProgram(string file) => Dotnet.RunProgram(Path.Combine(_folder.FullName, file), _folder.FullName, _environment);

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.FullName, file));

    /// <summary>Where files of a name are, by their paths in the project; the cache of packages left out.</summary>
    public IEnumerable<string> Files(string name)
        => Directory.EnumerateFiles(_folder.FullName, name, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.FullName, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("cache/", StringComparison.Ordinal));

    /// <summary>The diagnostics of the compiler in a build's output, each once, as "file(line): id".</summary>
    public static IReadOnlyList<string> Diagnostics(DotnetResult build) =>
        [.. Regex.Matches(build.Output, @"([\w.]+)\((\d+),\d+\): (?:warning|error|info) (\w+):")
            .Select(match => $"{match.Groups[1]}({match.Groups[2]}): {match.Groups[3]}")
            .Distinct()
            .Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Puts a file of ours under a name into the project.</summary>
    public void Add(string resource, string file) => Write(file, Resource(resource));

    public void Remove(string file) => File.Delete(Path.Combine(_folder.FullName, file));

    public void Write(string file, string text)
    {
        var place = new FileInfo(Path.Combine(_folder.FullName, file));
        place.Directory!.Create();
        File.WriteAllText(place.FullName, text);
    }

    private static string Resource(string file)
    {
        using Stream stream = typeof(Consumer).Assembly.GetManifestResourceStream(file + Suffix)
            ?? throw new InvalidOperationException($"There is no embedded file {file}{Suffix}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
