using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private Extension ReadExtension(EntryReader entry, string keyword)
    {
        CheckWord(entry, keyword);
        return new Extension(
            keyword,
            entry.NewName("name", Identifier.Pascal(keyword)),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.OptionalNested("parameters", ReadExtensionParameters),
            entry.References("dependsOn", _names.Extensions),
            ReadMeant(entry),
            entry.OptionalText("obsolete"));
    }

    private EquatableArray<MeantOption> ReadMeant(EntryReader entry)
    {
        var meant = new List<MeantOption>();
        foreach (var member in entry.Members("meant"))
        {
            entry.CheckReference(member.Name, member.NameSpan, _names.Commands);
            meant.Add(new MeantOption(member.Name, entry.TextOf(member)));
        }

        return meant.ToEquatableArray();
    }

    private static ExtensionParameters ReadExtensionParameters(EntryReader entry) => new(
        entry.Flag("optional"),
        entry.Text("grammar"),
        entry.Members("words").Select(word => new ParameterWord(word.Name, entry.TextOf(word))).ToEquatableArray());

    /// <summary>Verbs and keywords go over the wire: letters, digits and hyphens (RFC 5321 §4.1.1.1, §4.1.2).</summary>
    private static void CheckWord(EntryReader entry, string word)
    {
        if (word.Length == 0 || word[0] == '-' || !word.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            entry.Report(SpecProblemKind.BadValue, $"\"{word}\" cannot go over the wire: write capital letters, digits and hyphens", entry.KeySpan);
    }
}
