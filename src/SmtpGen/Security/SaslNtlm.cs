using System.Net;
using System.Net.Security;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>
/// NTLM: Microsoft's challenge and response (MS-SMTPNTLM). The password stays here, but its hash is weak and the server does not prove
/// itself: use it over TLS.
/// </summary>
/// <remarks>
/// On Linux the framework needs the package gss-ntlmssp for it, or its own implementation, which the runtime option
/// System.Net.Security.UseManagedNtlm turns on. Without either the login throws <see cref="SmtpNotSupportedException"/>.
/// </remarks>
public sealed class SaslNtlm : SaslNegotiate
{
    private readonly NetworkCredential _credential;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="domain">The domain of the user; empty for the server's.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslNtlm(string user, [Secret] string password, string domain = "")
        : base(SaslMechanisms.Ntlm, targetName: null) => _credential = new NetworkCredential(
            SaslField.Check(user, nameof(user)), SaslField.Check(password, nameof(password)), SaslField.Check(domain, nameof(domain)));

    /// <summary>Whether the challenge was answered.</summary>
    public override bool IsComplete => IsContextComplete;

    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge) => IsContextComplete ? null : Step(challenge);

    private protected override bool NeedsTarget => false;

    private protected override NegotiateAuthenticationClientOptions Options() => new() { Package = "NTLM", Credential = _credential };
}
