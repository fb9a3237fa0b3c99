using System.ComponentModel;
using System.Net.Security;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Sends a command line, reads its reply and makes the handshake. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="options">How the handshake is done; null for the client's options.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply ExecuteHandshake(SmtpCommandLine line, SslClientAuthenticationOptions? options)
        => Complete(HandshakeOver(line, options, Blocking()));

    /// <summary>Sends a command line, reads its reply and makes the handshake. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="options">How the handshake is done; null for the client's options.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteHandshakeAsync(SmtpCommandLine line, SslClientAuthenticationOptions? options, CancellationToken cancellationToken)
        => HandshakeOver(line, options, Awaiting(cancellationToken));

    private async ValueTask<SmtpReply> HandshakeOver(SmtpCommandLine line, SslClientAuthenticationOptions? options, Driver driver)
    {
        using var turn = new Turn(this);
        return await ExchangeHandshake(driver, line, options).ConfigureAwait(false);
    }

    /// <summary>A command and the handshake that follows it. What is known of the server is forgotten when TLS stands (RFC 3207 §4.2).</summary>
    private async ValueTask<SmtpReply> ExchangeHandshake(Driver driver, SmtpCommandLine line, SslClientAuthenticationOptions? options)
    {
        SmtpCommand command = line.Command!;
        Connection connection = Connected();
        await Introduce(driver).ConfigureAwait(false);
        if (command.Extension is { } extension)
            line.RequireExtension(extension, command.Verb);
        if (IsEncrypted)
            throw new InvalidOperationException("The connection is encrypted already, and the server should not have offered to do it again. Nothing was sent.");
        SslClientAuthenticationOptions handshake = HandshakeOptions(connection, options);
        SmtpReply reply = await Exchange(driver, line, hasEffects: false).ConfigureAwait(false);
        if (reply.Code != SmtpReplyCode.ServiceReady)
            throw reply.IsSuccess || reply.IsIntermediate ? Unexpected(connection, reply) : reply.ToException();
        if (connection.Session.Input.Length > 0 || connection.HasInput)
        {
            // Whoever can write to a connection in clear would speak to the client inside TLS (CVE-2011-0411, from the other side). The
            // client's hello comes first, so nothing may be there before it; what comes in clear afterwards breaks the handshake.
            connection.Dispose();
            throw new SmtpProtocolException("The server sent more in clear after it agreed to TLS. The connection was closed.");
        }
        await Encrypt(driver, connection, handshake).ConfigureAwait(false);
        connection.Session.Succeed(command);
        return reply;
    }

    private ValueTask Encrypt(Driver driver, Connection connection, SslClientAuthenticationOptions options)
    {
        driver.StartClock(Limit(SmtpTimeouts.Handshake));
        return driver.Encrypt(connection, options);
    }

    private SslClientAuthenticationOptions HandshakeOptions(Connection connection, SslClientAuthenticationOptions? given = null)
        => TlsOptions.For(connection.Host, given ?? _options.TlsOptions, _options.ClientCertificate);

    private static SmtpProtocolException Unexpected(Connection connection, SmtpReply reply)
    {
        connection.Dispose();
        return new SmtpProtocolException($"The server answered {reply.Code}, which cannot be meant here. The connection was closed.");
    }
}
