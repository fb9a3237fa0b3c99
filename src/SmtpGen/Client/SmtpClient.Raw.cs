using SmtpGen.Contracts;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Sends a command line of the caller's own and reads its reply: smtplib's <c>docmd</c>.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="arguments">What follows it after a blank; empty for nothing.</param>
    /// <exception cref="ArgumentException">The line holds CR, LF, NUL or another control, or is too long. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">The reply to PutCommand was not read.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    /// <exception cref="SmtpProtocolException">The server broke the protocol. The connection was closed.</exception>
    public SmtpReply DoCommand([CommandText] string command, [CommandText] string arguments = "") => Execute(StartRaw(command, arguments));

    /// <inheritdoc cref="DoCommand"/>
    /// <param name="command">The verb.</param>
    /// <param name="arguments">What follows it after a blank; empty for nothing.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public ValueTask<SmtpReply> DoCommandAsync([CommandText] string command, [CommandText] string arguments = "", CancellationToken cancellationToken = default)
        => ExecuteAsync(StartRaw(command, arguments), cancellationToken);

    /// <summary>Sends a command line and leaves its reply to <see cref="GetReply"/>: smtplib's <c>putcmd</c>.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="arguments">What follows it after a blank; empty for nothing.</param>
    /// <exception cref="ArgumentException">The line holds CR, LF, NUL or another control, or is too long. Nothing was sent.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    public void PutCommand([CommandText] string command, [CommandText] string arguments = "") => Complete(PutOver(StartRaw(command, arguments), Blocking()));

    /// <inheritdoc cref="PutCommand"/>
    /// <param name="command">The verb.</param>
    /// <param name="arguments">What follows it after a blank; empty for nothing.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public async ValueTask PutCommandAsync([CommandText] string command, [CommandText] string arguments = "", CancellationToken cancellationToken = default)
        => await PutOver(StartRaw(command, arguments), Awaiting(cancellationToken)).ConfigureAwait(false);

    /// <summary>Reads the next reply, whatever it answers: smtplib's <c>getreply</c>. Replies come in the order of the commands.</summary>
    /// <exception cref="TimeoutException">None came in time. The connection was closed.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    /// <exception cref="SmtpProtocolException">The server broke the protocol. The connection was closed.</exception>
    public SmtpReply GetReply() => Complete(GetReplyOver(Blocking()));

    /// <inheritdoc cref="GetReply"/>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public ValueTask<SmtpReply> GetReplyAsync(CancellationToken cancellationToken = default) => GetReplyOver(Awaiting(cancellationToken));

    /// <summary>Sends text as it is, in UTF-8: smtplib's <c>send</c>. Nothing is checked, and no reply is expected.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    public void Send(string text) => Send(Content.Of(text).Octets);

    /// <inheritdoc cref="Send(string)"/>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public ValueTask SendAsync(string text, CancellationToken cancellationToken = default) => SendAsync(Content.Of(text).Octets, cancellationToken);

    /// <summary>Sends octets as they are: smtplib's <c>send</c>. Nothing is checked, and no reply is expected.</summary>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    public void Send(ReadOnlyMemory<byte> bytes) => Complete(SendOver(bytes, Blocking()));

    /// <inheritdoc cref="Send(ReadOnlyMemory{byte})"/>
    /// <param name="bytes">The octets.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
        => await SendOver(bytes, Awaiting(cancellationToken)).ConfigureAwait(false);

    // A verb of the spec file has its times, its effects on the facts and its exception however it is sent.
    private SmtpCommandLine StartRaw(string command, string arguments)
    {
        ArgumentNullException.ThrowIfNull(command);
        ReadOnlySpan<char> verb = command;
        int blank = verb.IndexOfAny(' ', '\t');
        if (blank >= 0)
            verb = verb[..blank];
        SmtpCommand? known = null;
        foreach (SmtpCommand candidate in SmtpCommands.All)
        {
            if (verb.Equals(candidate.Verb, StringComparison.OrdinalIgnoreCase))
                known = candidate;
        }
        return TakeLine().BeginRaw(Connected().Session, known, command, arguments);
    }

    private async ValueTask<bool> PutOver(SmtpCommandLine line, Driver driver)
    {
        using var turn = new Turn(this);
        Connection connection = Connected();
        line.Seal();
        Send(connection, line);
        driver.StartClock(Limit(SmtpTimeouts.Command));
        await driver.Flush(connection).ConfigureAwait(false);
        return true;
    }

    private async ValueTask<SmtpReply> GetReplyOver(Driver driver)
    {
        using var turn = new Turn(this);
        Connection connection = Connected();
        driver.StartClock(Limit(connection.Session.NextCommand?.Timeout ?? SmtpTimeouts.Command));
        return await ReadReply(driver, connection).ConfigureAwait(false);
    }

    private async ValueTask<bool> SendOver(ReadOnlyMemory<byte> octets, Driver driver)
    {
        using var turn = new Turn(this);
        Connection connection = Connected();
        _log.SentOctets(octets.Length, "raw data");
        driver.StartClock(Limit(SmtpTimeouts.Command));
        await driver.Send(connection, octets).ConfigureAwait(false);
        return true;
    }
}
