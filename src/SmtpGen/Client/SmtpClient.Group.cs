using System.Runtime.CompilerServices;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

// Commands that are sent before their replies are read (RFC 2920).
public partial class SmtpClient
{
    // Where a write can be ended by nobody but the other side, so many replies fit into whatever lies between the two.
    private const int MostOwedToBlindWrites = 32;

    // The transactions that replies are owed to, in the order of the replies.
    private readonly Queue<MailTransaction> _flight = new();

    /// <summary>Whether MAIL and RCPT may be sent before their replies are read: by the rules of the spec, and by the server's.</summary>
    private bool Pipelines => Offered.Pipelining
        && SmtpCommands.Mail.Pipelining == SmtpPipelining.Anywhere && SmtpCommands.Rcpt.Pipelining == SmtpPipelining.Anywhere;

    /// <summary>
    /// Writes MAIL, RCPT for each recipient and, where the content goes by it, DATA, which ends a group (RFC 2920 §3.1). Nothing was written
    /// when this throws.
    /// </summary>
    /// <param name="mail">The transaction.</param>
    /// <param name="resets">Whether RSET comes before them.</param>
    private void WriteEnvelope(MailTransaction mail, bool resets = false)
    {
        Session session = Connected().Session;
        Session.Mark mark = session.Marked();
        try
        {
            if (resets)
                Join(session, Start(SmtpCommands.Rset));
            SmtpCommandLine line = ComposeMail(mail).Ahead();
            bool isUtf8 = line.OpensUtf8Transaction;
            Join(session, line);
            for (int at = 0; at < mail.Envelope.Count; at++)
                Join(session, ComposeRcpt(in mail.Envelope, at).Ahead(isUtf8));
            if (!mail.IsChunked)
                Join(session, Start(SmtpCommands.Data), hasEffects: false);
        }
        catch
        {
            session.Withdraw(mark);
            throw;
        }
        _log.SentLines(session.Output.Span[mark.Octets..]);
        if (resets)
            mail.AskReset();
        mail.AskEnvelope(withData: !mail.IsChunked);
        _flight.Enqueue(mail);
    }

    private void Join(Session session, SmtpCommandLine line, bool hasEffects = true)
    {
        line.Seal();
        session.Send(line, hasEffects);
        ReturnLine(line);
    }

    /// <summary>Sends what was written. Where that may be more than the server takes before it is read, replies are taken meanwhile.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FlushGroup(Driver driver, Connection connection)
    {
        Session session = connection.Session;
        if (connection.IsClosed)
            return;
        foreach (MailTransaction mail in _flight)
            mail.MayBeSent |= mail.IsEnded;
        bool isBlind = driver.WritesBlindly(connection);
        try
        {
            while (session.Output.Length > 0 && !connection.IsClosed)
            {
                int length = Math.Min(BlockSize, isBlind ? session.OutputUntilOwing(MostOwedToBlindWrites) : session.Output.Length);
                if (length == 0)
                {
                    Dispatch(await NextReply(driver, connection).ConfigureAwait(false));
                    continue;
                }
                connection.Transport.NeverBlocks = session.Unanswered + length <= connection.Transport.Headroom;
                connection.Transport.ReadsBeside = !connection.Transport.NeverBlocks;
                driver.StartClock(Limit(session.NextTimeout ?? SmtpTimeouts.Command));
                await driver.Send(connection, session.Output.Memory[..length]).ConfigureAwait(false);
                session.Sent(length);
                if (session.Output.Length > 0)
                    TakeWhatCame(driver, connection);
            }
        }
        catch (SmtpServerDisconnectedException)
        {
            DispatchLastReplies(connection);
            throw;
        }
        finally
        {
            connection.Transport.ReadsBeside = connection.Transport.NeverBlocks = false;
        }
    }

    /// <summary>Reads until a transaction is answered. What was refused by then stays refused, whatever becomes of the connection.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Collect(Driver driver, Connection connection, MailTransaction mail)
    {
        try
        {
            while (mail.Owed > 0 && !connection.IsClosed)
                Dispatch(await NextReply(driver, connection).ConfigureAwait(false));
        }
        catch (Exception) when (mail.Refusal is not null)
        {
            // The connection is closed, which the next operation will say.
            mail.Break();
        }
    }

    /// <summary>Takes the next reply; where not all of it has come, reads it within its own time.</summary>
    private ValueTask<SmtpReply> NextReply(Driver driver, Connection connection)
    {
        if (TryTakeReply(connection, out SmtpReply? reply))
            return new(reply);
        driver.StartClock(Limit(connection.Session.NextTimeout ?? SmtpTimeouts.Command));
        return ReadReply(driver, connection);
    }

    private void TakeWhatCame(Driver driver, Connection connection)
    {
        if (connection.HasInput)
            driver.FillAtOnce(connection);
        while (_flight.Count > 0 && !connection.IsClosed && TryTakeReply(connection, out SmtpReply? reply))
            Dispatch(reply);
    }

    private void Dispatch(SmtpReply reply)
    {
        MailTransaction mail = _flight.Peek();
        mail.Take(reply);
        if (mail.Owed == 0)
            _flight.Dequeue();
    }
}
