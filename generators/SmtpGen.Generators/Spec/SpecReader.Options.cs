using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private static readonly Dictionary<string, OptionKind> OptionKinds = new()
    {
        ["none"] = OptionKind.None,
        ["text"] = OptionKind.Text,
        ["integer"] = OptionKind.Integer,
        ["enum"] = OptionKind.Enum,
        ["flags"] = OptionKind.Flags,
        ["xtext"] = OptionKind.XText,
        ["typed-xtext"] = OptionKind.TypedXText,
    };

    private Option ReadOption(EntryReader entry, string keyword)
    {
        CheckWord(entry, keyword, entry.KeySpan);
        var kind = entry.Choice("kind", OptionKinds, required: true);
        var hasValues = kind is OptionKind.Enum or OptionKind.Flags;
        return new Option(
            keyword,
            entry.NewName("name", Identifier.Pascal(keyword)),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.References("on", _names.Commands),
            entry.Reference("extension", _names.Extensions),
            kind,
            entry.Text("kind"),
            hasValues ? entry.NewName("type") : null,
            hasValues ? ReadValues(entry, kind) : default,
            kind == OptionKind.Integer ? entry.OptionalNumber("minimum") : null,
            kind == OptionKind.Integer ? entry.OptionalNumber("maximum") : null,
            (int)(entry.OptionalNumber("maximumLength", 1, int.MaxValue) ?? 0),
            entry.Number("lineLength", 1, int.MaxValue),
            entry.Flag("mayBeDropped"));
    }

    private EquatableArray<OptionValue> ReadValues(EntryReader entry, OptionKind kind)
    {
        var members = entry.Members("values");
        if (members.Count == 0)
            entry.Report(SpecProblemKind.MissingKey, "an option of this kind needs \"values\": the words that it knows", entry.KeySpan);
        if (kind == OptionKind.Flags && members.Count > 31)
            entry.Report(SpecProblemKind.BadValue, "a set can have 31 words at most", entry.SpanOf("values"));
        var values = new List<OptionValue>();
        foreach (var member in members)
        {
            CheckWord(entry, member.Name, member.NameSpan);
            var value = entry.Nested($"value \"{member.Name}\"", member, reader => new OptionValue(
                member.Name,
                reader.NewName("name", Identifier.Pascal(member.Name)),
                reader.Text("about"),
                reader.Reference("extension", _names.Extensions),
                reader.Flag("alone")));
            if (values.Any(other => other.Name == value.Name))
                entry.Report(SpecProblemKind.NameClash, $"two values have the name \"{value.Name}\" in C#: give one another \"name\"", member.NameSpan);
            values.Add(value);
        }

        return values.ToEquatableArray();
    }
}
