using System.Net;
using System.Net.Security;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>
/// GSSAPI: Kerberos (RFC 4752). No password goes over the wire, and the server proves itself. Of the security layers that the mechanism
/// could add it asks for none: use it over TLS.
/// </summary>
public sealed class SaslGssapi : SaslNegotiate
{
    private const byte NoLayer = 1;
    private const int LayerLength = 4;
    private readonly NetworkCredential _credential;
    private readonly byte[] _authorizeAs;
    private bool _isLayerSettled;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="credential">Who logs in; null for whom the machine has a ticket of.</param>
    /// <param name="targetName">The name of the service, as service/host; null for smtp at the host of the connection.</param>
    /// <param name="authorizeAs">Whom to act for; empty for the one of the ticket.</param>
    /// <exception cref="ArgumentException">The name holds NUL or is not well-formed text.</exception>
    public SaslGssapi([Secret] NetworkCredential? credential = null, string? targetName = null, string authorizeAs = "")
        : base(SaslMechanisms.Gssapi, targetName)
    {
        _credential = credential ?? CredentialCache.DefaultNetworkCredentials;
        _authorizeAs = SaslField.Encode(authorizeAs, nameof(authorizeAs));
    }

    /// <summary>Whether tickets were checked on both sides, and the server agreed to have no security layer.</summary>
    public override bool IsComplete => _isLayerSettled;

    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge)
    {
        if (!IsContextComplete)
        {
            _isLayerSettled = false;
            return Step(challenge);
        }
        return _isLayerSettled ? null : SettleLayer(challenge);
    }

    private protected override NegotiateAuthenticationClientOptions Options() => new()
    {
        Package = "Kerberos",
        Credential = _credential,
        RequireMutualAuthentication = true,
        // The last message is signed, so the context must be able to.
        RequiredProtectionLevel = ProtectionLevel.Sign,
    };

    // RFC 4752 §3.1: the server offers layers as a set of bits, and three octets of the longest message; the client picks one, and says
    // whom it acts for. Both are signed.
    private byte[]? SettleLayer(ReadOnlySpan<byte> challenge)
    {
        if (Context.Unwrap(challenge) is not { Length: LayerLength } offer)
        {
            Detail = "the server's offer of security layers is not signed as it must be";
            return null;
        }
        if ((offer[0] & NoLayer) == 0)
        {
            Detail = "the server asks for a security layer, which the client does not have: TLS takes its place";
            return null;
        }
        _isLayerSettled = true;
        return Context.Wrap([NoLayer, 0, 0, 0, .. _authorizeAs]);
    }
}
