namespace SmtpGen.Testing;

/// <summary>An intermediate reply, the content up to its final line, the final reply.</summary>
internal sealed class ContentExchange : Exchange
{
    protected override async ValueTask RunAsync(Session session, CommandLine line)
    {
        Reply reply = OrderRules.Refuse(session, line)
            ?? new Reply(SmtpReplyCode.StartMailInput, "End the content with a line that holds one dot");
        Answer answer = session.Decide(line, reply);
        await session.SendAsync(answer).ConfigureAwait(false);
        if (!answer.AsksForMore) return;

        await session.Wire.ReadContentAsync(session.Transaction.Content).ConfigureAwait(false);
        await Delivery.PlayAsync(session, line, isContinuation: true).ConfigureAwait(false);
    }
}
