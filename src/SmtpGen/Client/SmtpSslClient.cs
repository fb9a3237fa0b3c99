using System.Security.Cryptography.X509Certificates;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>A client that speaks TLS from the first byte (RFC 8314 §3.3): smtplib's <c>SMTP_SSL</c>.</summary>
/// <remarks>The server's certificate and name are verified. Over <see cref="SmtpClient.Connect(Stream)"/> too the first thing is a handshake.</remarks>
public partial class SmtpSslClient : SmtpClient
{
    /// <summary>Makes a client that is not connected.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    public SmtpSslClient(SmtpClientOptions? options = null)
        : base(options, tlsFirst: true)
    {
    }

    /// <summary>Makes a client that shows a certificate.</summary>
    /// <param name="certificate">The certificate, with its private key.</param>
    /// <param name="options">How it behaves; null for the defaults.</param>
    public SmtpSslClient(X509Certificate2 certificate, SmtpClientOptions? options = null)
        : base(WithCertificate(certificate, options), tlsFirst: true)
    {
    }

    /// <summary>The port that Connect and Open take when they are given none.</summary>
    public override int DefaultPort => SmtpPort.Submissions;

    /// <inheritdoc cref="SmtpClient.Open"/>
    public static new SmtpSslClient Open([Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null)
        => Open(new SmtpSslClient(options), host, port);

    /// <inheritdoc cref="SmtpClient.OpenAsync"/>
    public static new ValueTask<SmtpSslClient> OpenAsync(
        [Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null, CancellationToken cancellationToken = default)
        => OpenAsync(new SmtpSslClient(options), host, port, cancellationToken);

    private static SmtpClientOptions WithCertificate(X509Certificate2 certificate, SmtpClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        SmtpClientOptions own = options?.Clone() ?? new SmtpClientOptions();
        own.ClientCertificate = certificate;
        return own;
    }
}
