using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>How a client behaves. It reads them when it is made; a later change has no effect on it.</summary>
public sealed class SmtpClientOptions
{
    /// <summary>
    /// How long a connect, a handshake, a block of content and a whole reply may take, each; null for the times of RFC 5321 §4.5.3.2,
    /// which are minutes. When it runs out the operation throws <see cref="TimeoutException"/> and the connection is closed.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// What <see cref="SmtpClient.Open"/> does about encryption; null for STARTTLS when it has <see cref="Credentials"/> for a host that is
    /// not a loopback one, and else STARTTLS where it is offered. <see cref="SmtpClient.Connect(string, int)"/> does not look at it.
    /// </summary>
    public SmtpSecurity? Security { get; set; }

    /// <summary>Whether mechanisms that send the secret itself may be used over a connection in clear to a host that is not a loopback one.</summary>
    [AllowsSecretInClear]
    public bool AllowClearTextLogin { get; set; }

    /// <summary>What <see cref="SmtpClient.Open"/> logs in with; null for no login.</summary>
    [Secret]
    public NetworkCredential? Credentials { get; set; }

    /// <summary>
    /// Gives an OAuth 2.0 access token whenever <see cref="SmtpClient.Open"/> logs in, which it then does by token rather than by password,
    /// for the user whom <see cref="Credentials"/> name; null for a login by password. What it throws, Open throws.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? AccessTokenProvider { get; set; }

    /// <summary>
    /// How TLS handshakes are done; null for the framework's defaults, which verify the server's certificate and name. A target host that
    /// is not set is the host of the connection.
    /// </summary>
    public SslClientAuthenticationOptions? TlsOptions { get; set; }

    /// <summary>The certificate that the client shows in TLS handshakes; null for none.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>How SendMail and SendMany send content to a server that offers CHUNKING (RFC 3030).</summary>
    public SmtpChunking Chunking { get; set; } = SmtpChunking.InOrder;

    /// <summary>The name that the client gives of itself, a domain or an address in brackets; null for the machine's.</summary>
    public string? LocalHostName { get; set; }

    /// <summary>
    /// The address of this machine that connections come from, and their port (0 for any): smtplib's <c>source_address</c>; null leaves both
    /// to the system. Only addresses of a host that are of the same family are tried; a unix socket has no use for it.
    /// </summary>
    public IPEndPoint? LocalEndPoint { get; set; }

    /// <summary>Where the talk with the server is written, a line each: "C: …" and "S: …". Secrets are replaced.</summary>
    /// <remarks>
    /// A line that begins with "!: " says what the server offered before, over this connection or the last one to the same host and port, and does not
    /// now: STARTTLS, or a mechanism of AUTH. Whoever sits in between can take both out of a reply in clear. To send nothing in that case, demand TLS
    /// (<see cref="Security"/>).
    /// </remarks>
    public TextWriter? ProtocolLog { get; set; }

    internal SmtpClientOptions Clone() => (SmtpClientOptions)MemberwiseClone();
}
