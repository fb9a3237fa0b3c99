using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>The replies of a command, whose classes must go with its exchange.</summary>
internal sealed partial class SpecReader
{
    private const char Intermediate = '3';
    private const char FirstFailure = '4';

    private EquatableArray<ReplyMeaning> ReadReplies(EntryReader entry, Exchange exchange)
    {
        var members = entry.Members("replies");
        if (members.Count == 0)
            entry.Report(SpecProblemKind.MissingKey, "a command needs \"replies\": the codes that answer it, and what each means", entry.KeySpan);
        var goesOn = exchange is Exchange.Content or Exchange.Sasl;
        foreach (var member in members.Where(member => !goesOn && ClassOf(member) == Intermediate))
            entry.Report(SpecProblemKind.ReplyClass, $"{member.Name} asks for more, and this command's \"exchange\" has no more to give", member.NameSpan);
        if (members.Count > 0 && !members.Any(member => goesOn ? ClassOf(member) == Intermediate : ClassOf(member) < FirstFailure))
            entry.Report(
                SpecProblemKind.ReplyClass,
                goesOn ? "no code of \"replies\" asks for more: name one that begins with 3" : "no code of \"replies\" tells success: name one that begins with 2",
                entry.SpanOf("replies"));
        return ReadMeanings(entry, members);
    }

    private EquatableArray<ReplyMeaning> ReadFinalReplies(EntryReader entry, Exchange exchange)
    {
        var members = entry.Members("finalReplies");
        if (exchange == Exchange.Content && members.Count == 0)
            entry.Report(SpecProblemKind.MissingKey, "a command with content needs \"finalReplies\": the codes that answer the content", entry.KeySpan);
        if (exchange != Exchange.Content && members.Count > 0)
            entry.Report(SpecProblemKind.BadValue, "only a command with content has \"finalReplies\"", entry.SpanOf("finalReplies"));
        foreach (var member in members.Where(member => ClassOf(member) == Intermediate))
            entry.Report(SpecProblemKind.ReplyClass, $"{member.Name} asks for more, and the content is at its end", member.NameSpan);
        return ReadMeanings(entry, members);
    }

    private static char ClassOf(JsonMember member) => member.Name.Length > 0 ? member.Name[0] : '\0';

    private EquatableArray<ReplyMeaning> ReadMeanings(EntryReader entry, IEnumerable<JsonMember> members)
    {
        var replies = new List<ReplyMeaning>();
        foreach (var member in members)
        {
            entry.CheckReference(member.Name, member.NameSpan, _names.Replies);
            if (int.TryParse(member.Name, out var code))
                replies.Add(new ReplyMeaning(code, entry.TextOf(member)));
        }

        return replies.ToEquatableArray();
    }
}
