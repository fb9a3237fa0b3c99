using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>
/// The vocabulary of the library, to which a project's own files add. It is the spec file that the library was made from, as a resource
/// of this assembly: read when the first file of a project is, and kept for as long as the compiler lives.
/// </summary>
internal sealed class BuiltInSpec
{
    private const string Resource = "commands.json";
    private const string PathMark = "SmtpGen's own ";
    private static readonly Lazy<BuiltInSpec> Loaded = new(Load);

    private BuiltInSpec(string version, SpecNames names, SpecEntries entries)
    {
        Version = version;
        Names = names;
        Entries = entries;
        Spec = entries.ToSpec(builtIn: true);
    }

    public static BuiltInSpec Instance => Loaded.Value;

    public string Version { get; }

    public SpecNames Names { get; }

    public SpecEntries Entries { get; }

    public SmtpSpec Spec { get; }

    /// <summary>Whether a place is in this spec, and so in no file of the project.</summary>
    public static bool Has(SpecPlace place) => place.Path?.StartsWith(PathMark, StringComparison.Ordinal) == true;

    private static BuiltInSpec Load()
    {
        using var stream = typeof(BuiltInSpec).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var file = new SpecFile(PathMark + Resource, SpecRole.Library, text);
        var root = JsonReader.Read(text).Root!;
        var names = new SpecNames([root]);
        var problems = new ProblemLog();
        var entries = SpecReader.ReadEntries(file, root, names, problems);
        var version = root.Members.First(member => member.Name == SpecReader.VersionKey).Value.Text;
        return new BuiltInSpec(version, names, entries);
    }
}
