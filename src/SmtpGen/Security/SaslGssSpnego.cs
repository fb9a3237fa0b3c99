using System.Net;
using System.Net.Security;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>GSS-SPNEGO: Kerberos or NTLM, as client and server settle it between them (RFC 4178). No password goes over the wire; use it over TLS.</summary>
public sealed class SaslGssSpnego : SaslNegotiate
{
    private readonly NetworkCredential _credential;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="credential">Who logs in; null for whom the machine has a ticket of.</param>
    /// <param name="targetName">The name of the service, as service/host; null for smtp at the host of the connection.</param>
    public SaslGssSpnego([Secret] NetworkCredential? credential = null, string? targetName = null)
        : base(SaslMechanisms.GssSpnego, targetName) => _credential = credential ?? CredentialCache.DefaultNetworkCredentials;

    /// <summary>Whether both sides are done.</summary>
    public override bool IsComplete => IsContextComplete;

    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge) => IsContextComplete ? null : Step(challenge);

    private protected override NegotiateAuthenticationClientOptions Options() => new() { Package = "Negotiate", Credential = _credential };
}
