namespace SmtpGen;

/// <summary>
/// EXTERNAL: the server takes the client for whom it knows already, by its TLS certificate for example (RFC 4422 appendix A). It sends no secret.
/// </summary>
public sealed class SaslExternal : SaslMechanism
{
    private readonly byte[] _message;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="authorizeAs">Whom to act for; empty for whom the server takes the client for.</param>
    /// <exception cref="ArgumentException">The name holds NUL or is not well-formed text.</exception>
    public SaslExternal(string authorizeAs = "")
        : base(SaslMechanisms.External) => _message = SaslField.Encode(authorizeAs, nameof(authorizeAs));

    /// <inheritdoc/>
    public override bool SendsSecret => false;

    /// <inheritdoc/>
    public override byte[] InitialResponse() => _message;

    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge) => null;
}
