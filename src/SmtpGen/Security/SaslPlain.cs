using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>PLAIN: user name and password in one response (RFC 4616). Use it over TLS.</summary>
public sealed class SaslPlain : SaslMechanism
{
    private readonly byte[] _message;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="authorizeAs">Whom to act for; empty for the user.</param>
    /// <exception cref="ArgumentException">A field holds NUL or is not well-formed text.</exception>
    public SaslPlain(string user, [Secret] string password, string authorizeAs = "")
        : base(SaslMechanisms.Plain) =>
        _message = [.. SaslField.Encode(authorizeAs, nameof(authorizeAs)), 0, .. SaslField.Encode(user, nameof(user)), 0, .. SaslField.Encode(password, nameof(password))];

    /// <inheritdoc/>
    public override bool SendsSecret => true;

    /// <inheritdoc/>
    public override byte[] InitialResponse() => _message;

    /// <inheritdoc/>
    public override byte[] Respond(ReadOnlySpan<byte> challenge) => _message;
}
