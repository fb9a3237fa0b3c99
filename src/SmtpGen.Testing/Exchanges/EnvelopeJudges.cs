using System.Globalization;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>What the server thinks of paths and mailboxes.</summary>
internal static class EnvelopeJudges
{
    public static Judgement Sender(Session session, string argument)
    {
        if (PathArgument.Parse(argument) is not { } path)
            return new Judgement(session.Say(SmtpReplyCode.ArgumentSyntaxError, "1.7", "Syntax error in the reverse-path or its options"));

        if (AnnouncedSize(path) is not { } size)
            return new Judgement(session.Say(SmtpReplyCode.ArgumentSyntaxError, "5.4", "The size is not a number"));

        if (size > session.Server.Options.Limits.Message)
            return new Judgement(session.Say(SmtpReplyCode.ExceededStorage, "3.4", "The message is too big"));

        if (!Ascii.IsValid(path.Address) && !path.Options.ContainsKey(SmtpExtension.SmtpUtf8))
            return new Judgement(session.Say(SmtpReplyCode.MailboxNameNotAllowed, "6.7", $"That address needs {SmtpExtension.SmtpUtf8}"));

        if (session.Server.Options.RefuseSender?.Invoke(path.Address) == true)
            return new Judgement(session.Say(SmtpReplyCode.MailboxUnavailable, "7.1", $"{path} may not send here"));

        return new Judgement(session.Say(SmtpReplyCode.Ok, "1.0", "Sender ok"), () => session.Transaction.Sender = path);
    }

    public static Judgement Recipient(Session session, string argument)
    {
        if (PathArgument.Parse(argument) is not { Address.Length: > 0 } path)
            return new Judgement(session.Say(SmtpReplyCode.ArgumentSyntaxError, "1.3", "Syntax error in the forward-path or its options"));

        if (session.Transaction.Recipients.Count >= session.Server.Options.Limits.Recipients)
            return new Judgement(session.Say(SmtpReplyCode.InsufficientStorage, "5.3", "Too many recipients"));

        if (!Ascii.IsValid(path.Address) && !session.Transaction.Sender.Options.ContainsKey(SmtpExtension.SmtpUtf8))
            return new Judgement(session.Say(SmtpReplyCode.MailboxNameNotAllowed, "6.7", $"That address needs {SmtpExtension.SmtpUtf8}"));

        if (session.Server.Options.RefuseRecipient?.Invoke(path.Address) == true)
            return new Judgement(session.Say(SmtpReplyCode.MailboxUnavailable, "1.1", $"{path} is unknown here"));

        return new Judgement(session.Say(SmtpReplyCode.Ok, "1.5", "Recipient ok"), () => session.Transaction.Recipients.Add(path));
    }

    public static Judgement Mailbox(Session session, string address)
    {
        address = address.Trim('<', '>');
        return session.Server.Options.RefuseRecipient?.Invoke(address) == true
            ? new Judgement(session.Say(SmtpReplyCode.MailboxUnavailable, "1.1", $"{address} is unknown here"))
            : new Judgement(session.Say(SmtpReplyCode.Ok, "1.5", $"<{address}>"));
    }

    /// <summary>The size that the client announces, 0 for none (RFC 1870 §6); null where it is not a number.</summary>
    private static long? AnnouncedSize(EnvelopePath path)
    {
        if (!path.Options.TryGetValue(SmtpExtension.Size, out string? size)) return 0;

        return long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long octets) ? octets : null;
    }
}
