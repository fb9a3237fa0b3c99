namespace SmtpGen.Testing;

/// <summary>The end of a message, whichever way its content came.</summary>
internal static class Delivery
{
    public static Judgement Judge(Session session)
    {
        Transaction transaction = session.Transaction;
        MessageStore messages = session.Server.Messages;
        if (transaction.Content.HasOverflowed)
            return new Judgement(session.Say(SmtpReplyCode.ExceededStorage, "3.4", "The message is too big"));

        if (messages.IsFull)
            return new Judgement(session.Say(SmtpReplyCode.InsufficientStorage, "3.1", "No more messages are kept"));

        var message = new ReceivedMessage(transaction.Sender, [.. transaction.Recipients], transaction.Content.Octets)
        {
            QueueId = messages.NextQueueId(),
            Session = session.Record.Number,
            ClientName = session.ClientName,
            IsEncrypted = session.Record.IsEncrypted,
            User = session.Record.User,
        };
        return new Judgement(session.Say(SmtpReplyCode.Ok, "0.0", $"Ok: queued as {message.QueueId}"), () => messages.Add(message));
    }
}
