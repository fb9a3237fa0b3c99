using SmtpGen.Generators.Plan;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Docs;

/// <summary>A file that is written from the spec file, all of it or a part between marks.</summary>
/// <param name="Path">Where it is, from the root of the repository.</param>
/// <param name="Text">What it says.</param>
public sealed record Page(string Path, string Text)
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Page> All(string root)
    {
        var reading = SpecReading.Read(Read(root, "commands.json"));
        if (reading.Problems.Count > 0)
            throw new InvalidOperationException("commands.json has mistakes: build the library to see them.");
        var spec = SpecView.Of(reading);
        var session = SessionGraph.Of(spec.Own);
        yield return new Page("docs/reference.md", ReferencePage.Of(spec, session));
        yield return new Page("docs/session.svg", SessionDrawing.Of(session));
        yield return new Page("README.md", ReadmeTables.Fill(Read(root, "README.md"), spec, Read(root, "analyzers/SmtpGen.Analyzers/AnalyzerReleases.Unshipped.md")));
    }

    /// <summary>Whether the file says so already.</summary>
    public bool IsFresh(string root) => File.Exists(System.IO.Path.Combine(root, Path)) && Read(root, Path) == Text;

    public void Write(string root) => File.WriteAllText(System.IO.Path.Combine(root, Path), Text);

    /// <summary>The folder of the repository that a folder is in.</summary>
    public static string FindRoot(string folder)
    {
        DirectoryInfo? place = new(folder);
        while (place is not null && !File.Exists(System.IO.Path.Combine(place.FullName, "SmtpGen.sln")))
            place = place.Parent;
        return place?.FullName ?? throw new InvalidOperationException("Run this inside the repository.");
    }

    private static string Read(string root, string path) => File.ReadAllText(System.IO.Path.Combine(root, path)).ReplaceLineEndings("\n");
}
