namespace SmtpGen.Tests.Shared;

/// <summary>The files of the repository that these tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Spec => Read("commands.json");

    public static string Schema => Read("generators/commands.schema.json");

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>The C# files under some folders, what the build put there left out.</summary>
    public static IEnumerable<string> Sources(params string[] folders)
        => folders.SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmtpGen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
