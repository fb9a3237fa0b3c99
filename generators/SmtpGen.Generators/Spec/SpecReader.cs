namespace SmtpGen.Generators.Spec;

/// <summary>
/// Reads the entries of a spec file. A mistake in an entry costs that entry. One part of this class reads one section of the file.
/// </summary>
internal sealed partial class SpecReader
{
    internal const string VersionKey = "version";

    /// <summary>What the library alone can have, since its code is written by hand to go with it.</summary>
    private static readonly string[] LibrarySections = ["ports", "limits", "timeouts", "enhancedStatusCodes", "mechanisms", "operations"];

    private readonly SpecFile _file;
    private readonly ProblemLog _problems;
    private readonly EntryReader _root;
    private readonly SpecNames _names;

    private SpecReader(SpecFile file, JsonValue root, SpecNames names, ProblemLog problems)
    {
        _file = file;
        _problems = problems;
        _root = new EntryReader(problems, file.Path, "the file", root.Span, root);
        _names = names;
    }

    private bool IsOwn => _file.Role == SpecRole.Own;

    /// <param name="file">The file.</param>
    /// <param name="root">What its text holds.</param>
    /// <param name="names">The names that it may refer to.</param>
    /// <param name="problems">Where its mistakes go.</param>
    public static SpecEntries ReadEntries(SpecFile file, JsonValue root, SpecNames names, ProblemLog problems)
        => new SpecReader(file, root, names, problems).ReadFile();

    private SpecEntries ReadFile()
    {
        _root.OptionalText("$schema");
        _root.OptionalText("version");
        _root.Text("about");
        ReadExtends();
        if (IsOwn)
            RefuseLibrarySections();
        var entries = new SpecEntries
        {
            Access = ReadAccess(),
            Facts = ReadSection("facts", ReadFact),
            Ports = ReadSection("ports", ReadPort),
            Limits = ReadSection("limits", ReadLimit),
            Timeouts = ReadSection("timeouts", ReadTimeout),
            Replies = ReadSection("replies", ReadReply),
            EnhancedStatusCodes = ReadSection("enhancedStatusCodes", ReadEnhancedStatus),
            Exceptions = ReadSection("exceptions", ReadException),
            Extensions = ReadSection("extensions", ReadExtension),
            Options = ReadSection("options", ReadOption),
            Mechanisms = ReadSection("mechanisms", ReadMechanism),
            Commands = ReadSection("commands", ReadCommand),
            Operations = ReadSection("operations", ReadOperation),
        };
        _root.Finish();
        return entries;
    }

    private void RefuseLibrarySections()
    {
        foreach (var section in LibrarySections.Where(_root.Has))
        {
            _root.Report(
                SpecProblemKind.BadValue,
                $"a project cannot add \"{section}\": it can add facts, replies, exceptions, extensions, options and commands",
                _root.SpanOf(section));
        }
    }

    private List<Entry<T>> ReadSection<T>(string section, Func<EntryReader, string, T> read)
    {
        var entries = new List<Entry<T>>();
        if (IsOwn && LibrarySections.Contains(section))
            return entries;
        foreach (var member in _root.Members(section))
        {
            var reader = new EntryReader(_problems, _file.Path, $"\"{member.Name}\" of \"{section}\"", member.NameSpan, member.Value);
            if (member.Value.Kind != JsonKind.Object)
                continue;
            var value = read(reader, member.Name);
            reader.Finish();
            if (reader.IsSound)
                entries.Add(new Entry<T>(value, member.Name, new SpecPlace(_file.Path, member.NameSpan)));
        }

        return entries;
    }
}
