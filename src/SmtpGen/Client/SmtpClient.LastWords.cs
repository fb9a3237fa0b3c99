using SmtpGen.Transport;

namespace SmtpGen;

// A server may answer before it has got all of what is written, and close the connection. The write fails then, and the answer waits in the input.
public partial class SmtpClient
{
    /// <summary>The refusal that came before the write of a command failed; null when none did.</summary>
    private SmtpReply? LastRefusal(Connection connection) => LastReply(connection) is { IsRefusal: true } refusal ? refusal : null;

    /// <summary>Gives the transactions under way the answers that came before a write of theirs failed.</summary>
    private void DispatchLastReplies(Connection connection)
    {
        while (_flight.Count > 0 && LastReply(connection) is { } reply)
        {
            Dispatch(reply);
            // Nothing more comes after it (RFC 5321 §3.8).
            if (reply.Code == SmtpReplyCode.ServiceNotAvailable)
                return;
        }
    }

    /// <summary>Gives a transaction the refusal that came before its content was written. What accepts a content that the server has not got is no answer to it.</summary>
    private void TakeLastReplies(Connection connection, MailTransaction mail)
    {
        if (!mail.IsEnded && !mail.IsChunked)
            WriteEnd(connection, mail, []);
        while (mail.Owed > 0 && LastReply(connection) is { } reply && (reply.IsRefusal || !mail.OwesFinalsOnly))
            mail.Take(reply);
    }

    private SmtpReply? LastReply(Connection connection)
    {
        try
        {
            return connection.Session.Owed > 0 && TryTakeReply(connection, out SmtpReply? reply) ? reply : null;
        }
        catch (SmtpProtocolException)
        {
            // The lost connection is what there is to tell.
            return null;
        }
    }
}
