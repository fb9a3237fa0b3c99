namespace SmtpGen.Testing;

/// <summary>The end of a message, whichever way its content came.</summary>
internal static class Delivery
{
    /// <summary>Keeps the message and answers: once, or over LMTP once for each recipient (RFC 2033 §4.2).</summary>
    public static async ValueTask PlayAsync(Session session, CommandLine line, bool isContinuation)
    {
        Transaction transaction = session.Transaction;
        MessageStore messages = session.Server.Messages;
        Reply? refusal = Refuse(session);
        string queueId = messages.NextQueueId();
        var delivered = new List<EnvelopePath>();
        var answers = new List<Answer>();
        foreach (EnvelopePath[] recipients in session.Server.Options.SpeaksLmtp ? [.. transaction.Recipients.Select(path => new[] { path })] : new[] { transaction.Recipients.ToArray() })
        {
            Reply reply = refusal ?? RefuseDelivery(session, recipients) ?? session.Say(SmtpReplyCode.Ok, "0.0", $"Ok: queued as {queueId}");
            Answer answer = session.Decide(line, reply, isContinuation);
            answers.Add(answer);
            if (answer.Accepts) delivered.AddRange(recipients);
        }

        if (delivered.Count > 0) messages.Add(Message(session, delivered, queueId));
        session.EndTransaction();
        foreach (Answer answer in answers)
            await session.SendAsync(answer).ConfigureAwait(false);
    }

    /// <summary>The refusal of a message that is too much; null where it may be taken.</summary>
    public static Reply? Refuse(Session session)
    {
        if (session.Transaction.Content.HasOverflowed)
            return session.Say(SmtpReplyCode.ExceededStorage, "3.4", "The message is too big");

        return session.Server.Messages.IsFull ? session.Say(SmtpReplyCode.InsufficientStorage, "3.1", "No more messages are kept") : null;
    }

    private static Reply? RefuseDelivery(Session session, EnvelopePath[] recipients) =>
        session.Server.Options.RefuseDelivery is { } refuses && Array.Find(recipients, path => refuses(path.Address)) is { } full
            ? session.Say(SmtpReplyCode.ExceededStorage, "2.2", $"The mailbox of {full} is full")
            : null;

    private static ReceivedMessage Message(Session session, IReadOnlyList<EnvelopePath> recipients, string queueId) =>
        new(session.Transaction.Sender, recipients, session.Transaction.Content.Octets)
        {
            QueueId = queueId,
            Session = session.Record.Number,
            ClientName = session.ClientName,
            IsEncrypted = session.Record.IsEncrypted,
            User = session.Record.User,
        };
}
