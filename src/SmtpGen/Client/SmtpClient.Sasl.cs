using System.Net;
using System.Buffers;
using System.Buffers.Text;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    private SmtpReply ExecuteSasl(SmtpCommandLine line, SaslMechanism mechanism) => Complete(SaslOver(line, mechanism, Blocking()));

    private ValueTask<SmtpReply> ExecuteSaslAsync(SmtpCommandLine line, SaslMechanism mechanism, CancellationToken cancellationToken)
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
        return LoggedIn(reply) ? reply : throw reply.ToException();
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

    /// <summary>One exchange (RFC 4954 §4), to its final reply, which may be a refusal.</summary>
    /// <param name="driver">What moves the octets.</param>
    /// <param name="line">The command with the mechanism's name.</param>
    /// <param name="mechanism">The client's side of the exchange.</param>
    /// <param name="initialResponseOk">Whether the command may carry the initial response.</param>
    private async ValueTask<SmtpReply> ExchangeSasl(Driver driver, SmtpCommandLine line, SaslMechanism mechanism, bool initialResponseOk)
    {
        SmtpCommand command = line.Command!;
        Connection connection = Connected();
        byte[]? initial = mechanism.InitialResponse();
        if (initial is not null && initialResponseOk && line.TryInitialResponse(initial))
            initial = null;
        SmtpReply reply = await Exchange(driver, line).ConfigureAwait(false);
        for (int challenges = 1; reply.Code == SmtpReplyCode.AuthenticationChallenge; challenges++)
        {
            byte[]? response = challenges > SmtpLimits.Challenges ? null : initial ?? Respond(connection, mechanism, reply);
            initial = null;
            SmtpCommandLine next = TakeLine();
            bool cancels = response is null || !next.TryResponse(connection.Session, command, response);
            if (cancels)
                next.TryResponse(connection.Session, command, null);
            reply = await Exchange(driver, next).ConfigureAwait(false);
            if (cancels && (reply.IsSuccess || reply.IsIntermediate))
                throw Unexpected(connection, reply);
        }
        return reply;
    }

    /// <summary>The response to a challenge; null when the challenge is not base64 or the mechanism gives up.</summary>
    private static byte[]? Respond(Connection connection, SaslMechanism mechanism, SmtpReply challenge)
    {
        ReadOnlySpan<byte> text = challenge.FirstLine.Trim((byte)' ');
        var octets = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        OperationStatus status = Base64.DecodeFromUtf8(text, octets, out _, out int length);
        try
        {
            return status == OperationStatus.Done ? mechanism.Respond(octets.AsSpan(0, length)) : null;
        }
        catch
        {
            // A mechanism of the caller's own failed in the middle of the exchange.
            connection.Dispose();
            throw;
        }
    }
}
