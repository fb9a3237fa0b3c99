using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>
/// Reads a spec file: its text to facts and problems. A mistake in an entry costs that entry; one that makes the text no JSON costs the
/// file. One part of this class reads one section of the file.
/// </summary>
internal sealed partial class SpecReader
{
    private readonly List<SpecProblem> _problems = [];
    private readonly EntryReader _root;
    private readonly SpecNames _names;

    private SpecReader(JsonValue root, SpecNames? builtIn)
    {
        _root = new EntryReader(_problems, "the file", root.Span, root);
        _names = new SpecNames(root, builtIn);
    }

    /// <param name="text">The text of the file.</param>
    /// <param name="builtIn">The names that the file may refer to beside its own.</param>
    public static SpecReading Read(string text, SpecNames? builtIn = null)
    {
        var (root, problem) = JsonReader.Read(text);
        if (root is null)
            return new SpecReading(null, new[] { problem! }.ToEquatableArray());
        var reader = new SpecReader(root, builtIn);
        var spec = reader.ReadFile();
        return new SpecReading(spec, reader._problems.ToEquatableArray());
    }

    private SmtpSpec ReadFile()
    {
        _root.OptionalText("$schema");
        _root.OptionalText("version");
        _root.Text("about");
        var validator = new SpecValidator(_problems);
        var facts = ReadSection("facts", ReadFact);
        var exceptions = ReadSection("exceptions", ReadException);
        var options = ReadSection("options", ReadOption);
        var commands = ReadSection("commands", ReadCommand);
        var operations = ReadSection("operations", ReadOperation);
        var spec = new SmtpSpec(
            Sound(validator.Distinct(facts, fact => [Identifier.Pascal(fact.Name), fact.Property], "None")),
            Sound(validator.Distinct(ReadSection("ports", ReadPort), port => [port.Name])),
            Sound(validator.Distinct(ReadSection("limits", ReadLimit), limit => [limit.Name])),
            Sound(validator.Distinct(ReadSection("timeouts", ReadTimeout), timeout => [timeout.Name])),
            Sound(validator.Distinct(ReadSection("replies", ReadReply), reply => [reply.Name])),
            Sound(ReadSection("enhancedStatusCodes", ReadEnhancedStatus)),
            Sound(validator.WithoutCycles(validator.Distinct(exceptions, exception => [exception.Name]))),
            Sound(validator.Distinct(ReadSection("extensions", ReadExtension), extension => [extension.Name])),
            Sound(validator.Distinct(options, option => [option.Name, .. option.Grammar.IsEnumeration ? new[] { option.Grammar.Type! } : []])),
            Sound(validator.Distinct(ReadSection("mechanisms", ReadMechanism), mechanism => [mechanism.Name])),
            Sound(validator.DistinctCommands(commands, TakenMembers(facts, operations))),
            Sound(operations));
        _root.Finish();
        return spec;
    }

    /// <summary>The members of the client that are no verbs.</summary>
    private static string[] TakenMembers(IEnumerable<Entry<Fact>> facts, IEnumerable<Entry<Operation>> operations)
        =>
        [
            .. facts.Select(fact => fact.Value.Property),
            .. operations.Where(operation => operation.Value.Type is null).Select(operation => operation.Value.Member),
        ];

    private List<Entry<T>> ReadSection<T>(string section, Func<EntryReader, string, T> read)
    {
        var entries = new List<Entry<T>>();
        foreach (var member in _root.Members(section))
        {
            var reader = new EntryReader(_problems, $"\"{member.Name}\" of \"{section}\"", member.NameSpan, member.Value);
            if (member.Value.Kind != JsonKind.Object)
                continue;
            var value = read(reader, member.Name);
            reader.Finish();
            if (reader.IsSound)
                entries.Add(new Entry<T>(value, member.NameSpan));
        }

        return entries;
    }

    private static EquatableArray<T> Sound<T>(IEnumerable<Entry<T>> entries)
        where T : IEquatable<T>
        => entries.Select(entry => entry.Value).ToEquatableArray();
}

/// <summary>What became of a spec file: no spec when it is not JSON; the problems, in the order they were found.</summary>
internal sealed record SpecReading(SmtpSpec? Spec, EquatableArray<SpecProblem> Problems);

/// <summary>An entry of a section and the place of its key.</summary>
internal sealed record Entry<T>(T Value, SpecSpan Key);
