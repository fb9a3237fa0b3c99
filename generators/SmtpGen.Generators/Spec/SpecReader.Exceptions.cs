using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecReader
{
    private static readonly Dictionary<string, ThrownBy> Throwers = new()
    {
        ["named"] = ThrownBy.Named,
        ["refusals"] = ThrownBy.Refusals,
        ["commands"] = ThrownBy.Commands,
        ["options"] = ThrownBy.Options,
    };

    /// <summary>An unknown kind is taken for the first: nothing else is wrong with it.</summary>
    private static readonly Dictionary<string, PayloadKind> Payloads = new()
    {
        ["subject"] = PayloadKind.Subject,
        ["replies"] = PayloadKind.Replies,
        ["reply"] = PayloadKind.Reply,
    };

    private ErrorType ReadException(EntryReader entry, string name)
    {
        entry.CheckIdentifier(name, entry.KeySpan);
        var handWritten = entry.Flag("handWritten");
        var thrownBy = entry.Choice("thrownBy", Throwers);
        if (IsOwn && handWritten)
            entry.Report(SpecProblemKind.BadValue, "only the library has exceptions that are written by hand: leave \"handWritten\" out", entry.SpanOf("handWritten"));
        if (IsOwn && thrownBy != ThrownBy.Named)
            entry.Report(SpecProblemKind.BadValue, "a project's exception is thrown by the commands that name it: leave \"thrownBy\" out", entry.SpanOf("thrownBy"));
        var baseName = entry.Reference("base", _names.Exceptions);
        if (baseName is null && !handWritten)
            entry.Report(SpecProblemKind.MissingKey, $"\"{name}\" lacks the key \"base\": the exception that it derives from", entry.KeySpan);
        var payload = entry.OptionalNested("carries", ReadPayload);
        if (payload?.Kind == PayloadKind.Reply && !handWritten)
            entry.Report(SpecProblemKind.BadValue, "only a hand-written exception can carry the reply: derive from it", entry.SpanOf("carries"));
        return new ErrorType(
            name,
            entry.Text("about"),
            entry.OptionalText("rfc"),
            baseName,
            handWritten,
            thrownBy,
            payload);
    }

    private static ErrorPayload ReadPayload(EntryReader entry)
        => new(entry.NewName("name"), entry.Kind("kind", Payloads), entry.Text("about"));
}
