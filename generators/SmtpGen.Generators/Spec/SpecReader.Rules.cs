using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>Session rules, and the hand-written operations that have one.</summary>
internal sealed partial class SpecReader
{
    private Operation ReadOperation(EntryReader entry, string name)
    {
        var parts = name.Split('.');
        foreach (var part in parts)
            entry.CheckIdentifier(part, entry.KeySpan);
        if (parts.Length > 2)
            entry.Report(SpecProblemKind.BadIdentifier, $"\"{name}\" must be a member, or a type and a member: \"Type.Member\"", entry.KeySpan);
        return new Operation(
            parts.Length == 2 ? parts[0] : null,
            parts[parts.Length - 1],
            entry.Text("about"),
            entry.OptionalText("rfc"),
            ReadRule(entry),
            ReadMeanings(entry, entry.Members("replies")));
    }

    private SessionRule ReadRule(EntryReader entry)
        => new(
            entry.References("requires", _names.Facts),
            entry.References("provides", _names.Facts),
            entry.References("forbids", _names.Facts),
            entry.References("sets", _names.Facts),
            entry.References("perhaps", _names.Facts),
            entry.References("clears", _names.Facts),
            entry.Flag("clearsWhenRefused"),
            entry.Flag("throwsWhenRefused"),
            entry.Flag("endsSession"));
}
