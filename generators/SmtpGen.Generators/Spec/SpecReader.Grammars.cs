using System.Text.RegularExpressions;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>What the values of options look like. A key that a kind makes nothing of is an unknown one.</summary>
internal sealed partial class SpecReader
{
    private static readonly Dictionary<string, OptionKind> OptionKinds = new()
    {
        ["none"] = OptionKind.None,
        ["text"] = OptionKind.Text,
        ["integer"] = OptionKind.Integer,
        ["date-time"] = OptionKind.DateTime,
        ["enum"] = OptionKind.Enum,
        ["flags"] = OptionKind.Flags,
        ["xtext"] = OptionKind.XText,
        ["xtext-mailbox"] = OptionKind.XTextMailbox,
        ["typed-xtext"] = OptionKind.TypedXText,
        ["custom"] = OptionKind.Custom,
    };

    /// <summary>Regular expressions are read by recursion.</summary>
    private const int LongestPattern = 1_000;

    private OptionGrammar ReadGrammar(EntryReader entry)
    {
        var kind = entry.Kind("kind", OptionKinds);
        var listed = kind is OptionKind.Enum or OptionKind.Flags;
        return new OptionGrammar(
            kind,
            OptionKinds.First(known => known.Value == kind).Key,
            listed ? entry.NewName("type") : kind == OptionKind.Custom ? entry.TypeName("type") : null,
            listed ? ReadValues(entry, kind) : default,
            kind == OptionKind.TypedXText ? ReadAddressTypes(entry) : default,
            kind == OptionKind.Integer ? entry.OptionalNumber("minimum") : null,
            kind == OptionKind.Integer ? entry.OptionalNumber("maximum") : null,
            (int)(entry.OptionalNumber("maximumLength", 1, int.MaxValue) ?? 0),
            listed || kind == OptionKind.None ? null : ReadPattern(entry),
            kind == OptionKind.Text && entry.Flag("valueOptional"),
            kind == OptionKind.XTextMailbox && entry.Flag("nullPath"));
    }

    private EquatableArray<OptionValue> ReadValues(EntryReader entry, OptionKind kind)
    {
        var members = entry.Members("values");
        if (members.Count == 0)
            entry.Report(SpecProblemKind.MissingKey, "an option of this kind needs \"values\": the words that it knows", entry.KeySpan);
        if (kind == OptionKind.Flags && members.Count > 31)
            entry.Report(SpecProblemKind.BadValue, "a set can have 31 words at most", entry.SpanOf("values"));
        var values = new List<OptionValue>();
        var names = new HashSet<string>();
        foreach (var member in members)
        {
            var value = entry.Nested($"value \"{member.Name}\"", member, reader => ReadValue(reader, member.Name));
            if (!names.Add(value.Name))
                entry.Report(SpecProblemKind.NameClash, $"two values have the name \"{value.Name}\" in C#: give one another \"name\"", member.NameSpan);
            values.Add(value);
        }

        return values.ToEquatableArray();
    }

    private OptionValue ReadValue(EntryReader entry, string word)
    {
        CheckWord(entry, word);
        return new OptionValue(
            word,
            entry.NewName("name", Identifier.Pascal(word)),
            entry.Text("about"),
            entry.Reference("extension", _names.Extensions),
            entry.Flag("alone"));
    }

    private static EquatableArray<AddressType> ReadAddressTypes(EntryReader entry)
        => entry.Members("addressTypes").Select(member => entry.Nested($"address type \"{member.Name}\"", member, reader => new AddressType(
            member.Name,
            reader.Text("about"),
            reader.OptionalText("rfc"),
            reader.Flag("unicode")))).ToEquatableArray();

    private static string? ReadPattern(EntryReader entry)
    {
        var pattern = entry.OptionalText("pattern");
        if (string.IsNullOrWhiteSpace(pattern))
            return null;
        if (pattern!.Length > LongestPattern)
        {
            entry.Report(SpecProblemKind.BadValue, $"\"pattern\" has more than {LongestPattern} characters", entry.SpanOf("pattern"));
            return null;
        }

        if (pattern[0] != '^' || pattern[pattern.Length - 1] != '$')
            entry.Report(SpecProblemKind.BadValue, "\"pattern\" must be of the whole value: begin with ^ and end with $", entry.SpanOf("pattern"));
        try
        {
            _ = new Regex(pattern);
        }
        catch (ArgumentException exception)
        {
            entry.Report(SpecProblemKind.BadValue, $"\"pattern\" is no regular expression: {exception.Message}", entry.SpanOf("pattern"));
        }

        return pattern;
    }
}
