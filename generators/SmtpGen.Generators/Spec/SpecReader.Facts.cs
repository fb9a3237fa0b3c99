using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private Fact ReadFact(EntryReader entry, string name)
    {
        entry.CheckIdentifier(name, entry.KeySpan);
        return new Fact(
            name,
            entry.Text("about"),
            entry.OptionalText("rfc"),
            IsOwn ? null : entry.NewName("property"),
            entry.Text("missing"),
            entry.Text("present"),
            entry.Reference("step", _names.Members),
            entry.Reference("undo", _names.Members),
            entry.Flag("protectsSecrets"),
            entry.Flag("beside"));
    }
}
