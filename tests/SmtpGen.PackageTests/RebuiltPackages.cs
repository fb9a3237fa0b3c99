namespace SmtpGen.PackageTests;

/// <summary>
/// The packages as a release makes them, twice: from two copies of this repository's sources, in folders with names of different length, each of
/// which looks like a clone from a public host.
/// </summary>
public sealed class RebuiltPackages : IDisposable
{
    public const string Home = "https://raw.githubusercontent.com/somebody/something/" + Commit + "/";

    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>What a package is made of; tests, and what other builds left, are not.</summary>
    private static readonly string[] Folders = ["analyzers", "docs", "generators", "src"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("smtpgen-rebuilt-");

    public RebuiltPackages()
    {
        (First, Second) = (Path.Combine(_root.FullName, "one"), Path.Combine(_root.FullName, "two", "deeper-in-the-tree"));
        try
        {
            Parallel.Invoke(() => Pack(First), () => Pack(Second));
        }
        catch
        {
            // Nobody disposes of what was never made.
            Dispose();
            throw;
        }
    }

    public string First { get; }

    public string Second { get; }

    /// <summary>The packages of a copy, those of symbols too.</summary>
    public static IEnumerable<string> In(string copy) => Directory.GetFiles(Path.Combine(copy, "packages"), "*.*nupkg").Order(StringComparer.Ordinal);

    public void Dispose() => _root.Delete(recursive: true);

    private static void Pack(string copy)
    {
        foreach (string file in Folders.SelectMany(FilesIn).Concat(Directory.GetFiles(Repository.Root)))
            Put(copy, Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
        Put(copy, ".git/HEAD", "ref: refs/heads/main\n"u8);
        Put(copy, ".git/refs/heads/main", System.Text.Encoding.UTF8.GetBytes(Commit + "\n"));
        Put(copy, ".git/config", "[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = https://github.com/somebody/something.git\n"u8);
        Directory.CreateDirectory(Path.Combine(copy, ".git/objects"));
        Put(copy, "Packages.slnx", """
            <Solution>
              <Project Path="analyzers/SmtpGen.Analyzers/SmtpGen.Analyzers.csproj" />
              <Project Path="analyzers/SmtpGen.CodeFixes/SmtpGen.CodeFixes.csproj" />
              <Project Path="generators/SmtpGen.Generators/SmtpGen.Generators.csproj" />
              <Project Path="src/SmtpGen/SmtpGen.csproj" />
              <Project Path="src/SmtpGen.Testing/SmtpGen.Testing.csproj" />
            </Solution>
            """u8);
        // What looks at code and packages changes neither, and would take as long as the rest.
        Dotnet.Run(
            copy,
            new Dictionary<string, string> { ["RunAnalyzers"] = "false", ["EnablePackageValidation"] = "false" },
            "pack", "Packages.slnx", "-c", "Release", "-p:ContinuousIntegrationBuild=true", "-o", Path.Combine(copy, "packages")).Succeeded();
    }

    private static IEnumerable<string> FilesIn(string folder)
        => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static void Put(string copy, string file, ReadOnlySpan<byte> octets)
    {
        var place = new FileInfo(Path.Combine(copy, file));
        place.Directory!.Create();
        File.WriteAllBytes(place.FullName, octets);
    }
}
