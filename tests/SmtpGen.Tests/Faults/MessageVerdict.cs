namespace SmtpGen.Tests.Faults;

/// <summary>Whether what a client says of its messages is what was said to it, and what its server did.</summary>
internal static class MessageVerdict
{
    public static IEnumerable<string> Violations(SessionRun run)
    {
        Dialogue[] dialogues = [.. run.Connections.Select(connection => connection.Dialogue)];
        foreach (ToldMessage told in run.Messages)
        {
            MessageAccount[] accounts = [.. dialogues.SelectMany(dialogue => dialogue.Messages).Where(account => account.From == told.From)];
            // What was refused may be sent once more; what may have been taken, never.
            if (accounts.Count(account => account.IsEnded && !account.WasRefused) > 1)
                yield return $"{told}, and it was sent {accounts.Length} times.";
            int deliveries = run.Connections.Sum(connection => connection.Server.Delivered.Count(delivery => delivery.From.Contains($"<{told.From}>", StringComparison.Ordinal)));
            if (deliveries > 1)
                yield return $"{told}, and it was delivered {deliveries} times.";
            if (Against(told, accounts.LastOrDefault() ?? new MessageAccount(told.From), run) is { } saying)
                yield return $"{told}, and {saying}.";
            if (run.Fault.IsTrue && Against(told, deliveries) is { } truth)
                yield return $"{told}, and {truth}.";
        }
    }

    private static string? Against(ToldMessage told, MessageAccount account, SessionRun run) => told.Delivery switch
    {
        SmtpDelivery.Accepted when !account.WasAccepted => "the server did not say so",
        SmtpDelivery.Accepted when !told.Accepted.SequenceEqual(Recipients(account)) => $"{string.Join(' ', Recipients(account))} were accepted",
        SmtpDelivery.Refused when !account.WasRefused => "the server did not say so",
        SmtpDelivery.NotSent when account.IsEnded => "its end was sent",
        // Of half a record nobody sees what was in it.
        SmtpDelivery.Unknown when !account.IsEnded && !MayHaveBegunWrite(run) && !(run.Fault.IsOfWrites && run.Session.IsFaultInRecords) => "its end was not sent",
        // Replies of which one was none prove nothing, who interrupts a client does not want to know, and what is read beside a write that hangs nobody takes.
        SmtpDelivery.Unknown or SmtpDelivery.NotSent when account.IsDecided && run.Fault is { IsTrue: true, Kind: not (FaultKind.Repeat or FaultKind.StuckWrite) } && !run.Interruption.IsHarmful => "the server had said what becomes of it",
        _ => null,
    };

    // Of a write that was interrupted nobody knows what became; a token that was cancelled before it is seen in it.
    private static bool MayHaveBegunWrite(SessionRun run) => run.Interruption.IsHarmful && run.Interrupter.HasStruck && (!run.Interrupter.HasStruckRead || run.Interruption.Cancels);

    // The answers to the content are for the accepted recipients in their order, or one for all of them.
    private static IEnumerable<string> Recipients(MessageAccount account) => account.Finals.Count == 1
        ? account.Accepted
        : account.Accepted.Zip(account.Finals).Where(pair => pair.Second is { IsSuccess: true }).Select(pair => pair.First);

    private static string? Against(ToldMessage told, int deliveries) => told.Delivery switch
    {
        SmtpDelivery.Accepted when deliveries == 0 => "it was not delivered",
        SmtpDelivery.Refused or SmtpDelivery.NotSent when deliveries > 0 => "it was delivered",
        _ => null,
    };
}
