namespace SmtpGen.Benchmarks.Running;

/// <summary>docs/performance.md: prose by hand, and between two marks what a benchmark reported last.</summary>
internal static class PerformancePage
{
    private static readonly string Path = Repository.PathOf("docs/performance.md");

    /// <summary>Puts a report in the place of the one before it.</summary>
    /// <exception cref="InvalidOperationException">The page has no marks for that name.</exception>
    public static void Replace(string name, string report)
    {
        string opening = $"<!-- benchmark: {name} -->\n";
        const string closing = "<!-- end -->";
        string page = File.ReadAllText(Path);
        int start = page.IndexOf(opening, StringComparison.Ordinal);
        int end = start < 0 ? -1 : page.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
            throw new InvalidOperationException($"docs/performance.md has no place for the tables of '{name}': add {opening.TrimEnd()} and {closing}, each on a line of its own.");
        File.WriteAllText(Path, $"{page[..(start + opening.Length)]}\n{report}{page[end..]}");
    }
}
