using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>One command line and its reply. Whatever ends the session is closed afterwards.</summary>
    /// <param name="driver">What moves the octets.</param>
    /// <param name="line">The line, not sealed.</param>
    /// <param name="hasEffects">Whether the reply decides what the command did.</param>
    /// <param name="atMost">A time that is shorter than the command's own.</param>
    private async ValueTask<SmtpReply> Exchange(Driver driver, SmtpCommandLine line, bool hasEffects = true, TimeSpan? atMost = null)
    {
        Connection connection = Accept(line);
        SmtpCommand? command = line.Command;
        try
        {
            if (TakeUnread(driver, connection, line.Command, line.Subject) is { } farewell)
                return farewell;
            Send(connection, line, hasEffects);
            driver.StartClock(atMost ?? Limit(command?.Timeout ?? SmtpTimeouts.Command));
            await driver.Flush(connection).ConfigureAwait(false);
            return await ReadReply(driver, connection).ConfigureAwait(false);
        }
        finally
        {
            if (command is { EndsSession: true })
                connection.Dispose();
        }
    }

    private void Send(Connection connection, SmtpCommandLine line, bool hasEffects = true)
    {
        connection.Session.Send(line, hasEffects);
        _log.Sent(line);
        ReturnLine(line);
    }

    /// <summary>Reads one reply within the time that was started.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private protected async ValueTask<SmtpReply> ReadReply(Driver driver, Connection connection)
    {
        SmtpReply? reply;
        while (!TryTakeReply(connection, out reply))
            await driver.Fill(connection).ConfigureAwait(false);
        return reply;
    }

    private bool TryTakeReply(Connection connection, [NotNullWhen(true)] out SmtpReply? reply)
    {
        Session session = connection.Session;
        int introductions = session.Introductions;
        try
        {
            if (!session.TryTakeReply(out reply))
                return false;
        }
        catch (SmtpProtocolException)
        {
            connection.Dispose();
            throw;
        }
        _log.Received(reply);
        if (session.Introductions != introductions)
            CompareOffers(connection);
        // RFC 5321 §3.8: after 421 the server closes; nothing more can come of this connection.
        if (reply.Code == SmtpReplyCode.ServiceNotAvailable)
            connection.Dispose();
        return true;
    }

    /// <summary>Says in the log what protected a session with this server before, and is not offered any more: somebody may have taken it out.</summary>
    private void CompareOffers(Connection connection)
    {
        Protection now = Protection.Of(connection.Session);
        Protection? before = connection.Host is { } host ? now.Remember(host, connection.RemotePort) : connection.Offered;
        connection.Offered = now;
        if (before is null)
            return;
        foreach (string word in now.Lacks(before))
            _log.Noted($"{connection.Host ?? "the server"} offered {word} before, and does not now: somebody on the way may have taken it out");
    }

    /// <summary>Checks that a line may be sent now, and seals it. Nothing was sent when this throws.</summary>
    private Connection Accept(SmtpCommandLine line)
    {
        Connection connection = Connected();
        if (line.Session != connection.Session)
            throw new InvalidOperationException("The line was sent already, or made for another connection: begin a new one with Start.");
        RefuseWhileOwed(connection);
        line.Seal();
        return connection;
    }

    private static void RefuseWhileOwed(Connection connection)
    {
        if (connection.Session.Owed > 0)
            throw new InvalidOperationException("The reply to PutCommand was not read: call GetReply first, or the next answer would be taken for another's.");
    }

    /// <summary>
    /// Input that nobody asked for would be taken for the answer to the next command. A 421 may come unasked (RFC 5321 §3.8) and is that
    /// command's answer, which is then not sent; everything else finishes the connection.
    /// </summary>
    private SmtpReply? TakeUnread(Driver driver, Connection connection, SmtpCommand? command, string? subject = null)
    {
        Session session = connection.Session;
        if (connection.HasInput)
            driver.FillAtOnce(connection);
        if (session.Input.Length == 0)
            return null;
        session.Expect(command, subject, hasEffects: false);
        if (TryTakeReply(connection, out SmtpReply? reply) && reply.Code == SmtpReplyCode.ServiceNotAvailable)
            return reply;
        throw Surplus(connection);
    }

    /// <summary>Refuses input beyond the answers to a group. A farewell may wait until it is asked for.</summary>
    private void RefuseSurplus(Driver driver, Connection connection)
    {
        if (connection.HasInput)
            driver.FillAtOnce(connection);
        if (!connection.IsClosed && connection.Session is { Owed: 0, Input.Length: > 0 } session && !session.StartsWith(SmtpReplyCode.ServiceNotAvailable))
            throw Surplus(connection);
    }

    private static SmtpProtocolException Surplus(Connection connection)
    {
        connection.Dispose();
        return new SmtpProtocolException("The server sent something that nobody asked for. The connection was closed, since it would be taken for the answer to the next command.");
    }
}
