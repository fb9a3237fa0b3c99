using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private Option ReadOption(EntryReader entry, string keyword)
    {
        CheckWord(entry, keyword);
        return new Option(
            keyword,
            entry.NewName("name", Identifier.Pascal(keyword)),
            entry.Text("about"),
            entry.OptionalText("rfc"),
            entry.References("on", _names.Commands),
            entry.Reference("extension", _names.Extensions),
            ReadGrammar(entry),
            (int)(entry.OptionalNumber("lineLength", 1, int.MaxValue) ?? 0),
            entry.Flag("mayBeDropped"),
            entry.References("excludes", _names.Options),
            entry.References("needs", _names.Options),
            ReadMeanings(entry, entry.Members("replies")),
            entry.OptionalText("obsolete"));
    }
}
