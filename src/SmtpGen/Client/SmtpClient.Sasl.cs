using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Net;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Sends a command line and answers the challenges until the final reply. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="mechanism">The mechanism; it serves one exchange.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SmtpReply ExecuteSasl(SmtpCommandLine line, SaslMechanism mechanism) => Complete(SaslOver(line, mechanism, Blocking()));

    /// <summary>Sends a command line and answers the challenges until the final reply. What generated code calls.</summary>
    /// <param name="line">A line that <see cref="Start"/> began.</param>
    /// <param name="mechanism">The mechanism; it serves one exchange.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<SmtpReply> ExecuteSaslAsync(SmtpCommandLine line, SaslMechanism mechanism, CancellationToken cancellationToken)
        => SaslOver(line, mechanism, Awaiting(cancellationToken));

    private async ValueTask<SmtpReply> SaslOver(SmtpCommandLine line, SaslMechanism mechanism, Driver driver)
    {
        using var turn = new Turn(this);
        ArgumentNullException.ThrowIfNull(mechanism);
        if (mechanism.SendsSecret && !MaySendSecret)
            throw SecretInClear(mechanism.Name);
        line.Word(mechanism.Name);
        await Introduce(driver).ConfigureAwait(false);
        SmtpReply reply = await ExchangeSasl(driver, line, mechanism, initialResponseOk: true).ConfigureAwait(false);
        return LoggedIn(reply) ? reply : throw Refused(reply, mechanism);
    }

    /// <summary>Whether a secret may go over the connection: it is encrypted, stays on this machine, is a stream of the caller, or the caller said so.</summary>
    private bool MaySendSecret => IsEncrypted || _options.AllowClearTextLogin || IsLocal(Connected());

    /// <summary>What counts as an address of this machine; a test, which has no other machine, says otherwise.</summary>
    internal Predicate<IPAddress> IsLoopbackAddress { get; init; } = IPAddress.IsLoopback;

    // A stream of the caller, or a unix socket, has no host: what goes over it is the caller's affair, or stays on this machine.
    private bool IsLocal(Connection connection) => connection.Host is null || (connection.RemoteAddress is { } address && IsLoopbackAddress(address));

    private static SmtpNotSupportedException SecretInClear(string mechanisms) => new(
        $"{mechanisms} would send the secret over a connection in clear. Encrypt it first (StartTls), or set AllowClearTextLogin. Nothing was sent.");

    // 503 says that the client has logged in before; smtplib takes it for success too.
    private static bool LoggedIn(SmtpReply reply) => reply.IsSuccess || reply.Code == SmtpReplyCode.BadSequence;

    private static SmtpException Refused(SmtpReply reply, SaslMechanism mechanism)
    {
        SmtpException refusal = reply.ToException();
        if (refusal is SmtpAuthenticationException login)
            login.Detail = mechanism.Detail;
        return refusal;
    }

    private SaslContext ContextOf(Connection connection) => new()
    {
        Host = connection.Host,
        Port = connection.RemotePort,
        IsEncrypted = IsEncrypted,
        Offered = Offered.Words(SmtpExtension.Auth),
        ServerEndPoint = ServerEndPointBinding.Of(connection.Stream),
    };

    /// <summary>One exchange (RFC 4954 §4), to its final reply, which may be a refusal.</summary>
    /// <param name="driver">What moves the octets.</param>
    /// <param name="line">The command with the mechanism's name.</param>
    /// <param name="mechanism">The client's side of the exchange.</param>
    /// <param name="initialResponseOk">Whether the command may carry the initial response.</param>
    private async ValueTask<SmtpReply> ExchangeSasl(Driver driver, SmtpCommandLine line, SaslMechanism mechanism, bool initialResponseOk)
    {
        SmtpCommand command = line.Command!;
        Connection connection = Connected();
        mechanism.Detail = null;
        await driver.Prepare(connection, mechanism, ContextOf(connection)).ConfigureAwait(false);
        byte[]? initial = mechanism.InitialResponse();
        if (initial is not null && initialResponseOk && mechanism.InitialResponseOk && line.TryInitialResponse(initial))
            initial = null;
        SmtpReply reply = await Exchange(driver, line).ConfigureAwait(false);
        for (int challenges = 1; reply.Code == SmtpReplyCode.AuthenticationChallenge; challenges++)
        {
            byte[]? response = initial ?? Respond(connection, mechanism, reply, challenges);
            initial = null;
            SmtpCommandLine next = TakeLine();
            bool cancels = response is null || !next.TryResponse(connection.Session, command, response);
            if (cancels)
            {
                mechanism.Detail ??= "the client has no response to the challenge, or one that is too long";
                next.TryResponse(connection.Session, command, null);
            }
            reply = await Exchange(driver, next).ConfigureAwait(false);
            if (cancels && (reply.IsSuccess || reply.IsIntermediate))
                throw Unexpected(connection, reply);
        }
        if (!reply.IsSuccess || mechanism.IsComplete)
            return reply;
        connection.Dispose();
        throw new SmtpProtocolException($"The server accepted the {mechanism.Name} login before its exchange was complete, so it has not proved who it is. The connection was closed.");
    }

    /// <summary>The response to a challenge; null when there are too many, when this one is not base64, or when the mechanism gives up.</summary>
    private static byte[]? Respond(Connection connection, SaslMechanism mechanism, SmtpReply challenge, int count)
    {
        if (count > SmtpLimits.Challenges)
        {
            mechanism.Detail = $"the exchange was given up after {SmtpLimits.Challenges} challenges";
            return null;
        }
        ReadOnlySpan<byte> text = challenge.FirstLine.Trim((byte)' ');
        var octets = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, octets, out _, out int length) != OperationStatus.Done)
        {
            mechanism.Detail = "the server's challenge is not base64";
            return null;
        }
        try
        {
            return mechanism.Respond(octets.AsSpan(0, length));
        }
        catch
        {
            // The server cannot be trusted, or a mechanism of the caller's own failed: the exchange is left in the middle.
            connection.Dispose();
            throw;
        }
    }
}
