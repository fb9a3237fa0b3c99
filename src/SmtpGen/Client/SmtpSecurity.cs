using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>What <see cref="SmtpClient.Open"/> does about encryption.</summary>
public enum SmtpSecurity
{
    /// <summary>Nothing: the connection stays in clear.</summary>
    [SettlesFact("tls", false)]
    None,

    /// <summary>STARTTLS where the server offers it, and else in clear. An active attacker can hide the offer.</summary>
    StartTlsWhenAvailable,

    /// <summary>STARTTLS, or an exception (RFC 3207).</summary>
    [SettlesFact("tls", true)]
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314 §3.3).</summary>
    [SettlesFact("tls", true)]
    Implicit,
}
