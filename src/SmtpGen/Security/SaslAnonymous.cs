namespace SmtpGen;

/// <summary>ANONYMOUS: logs in as nobody, and leaves a word for the server's log (RFC 4505). It sends no secret.</summary>
public sealed class SaslAnonymous : SaslMechanism
{
    private const int LongestTrace = 255;
    private readonly byte[] _message;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="trace">The word: an address, or any text of up to 255 characters without controls; empty for none.</param>
    /// <exception cref="ArgumentException">The word is too long, holds a control, or is not well-formed text.</exception>
    public SaslAnonymous(string trace = "")
        : base(SaslMechanisms.Anonymous)
    {
        _message = SaslField.Encode(trace, nameof(trace));
        if (trace.EnumerateRunes().Count() > LongestTrace || trace.Any(char.IsControl))
            throw new ArgumentException($"A trace has up to {LongestTrace} characters and no controls (RFC 4505 §2): shorten it.", nameof(trace));
    }

    /// <inheritdoc/>
    public override bool SendsSecret => false;

    /// <inheritdoc/>
    public override byte[] InitialResponse() => _message;

    /// <inheritdoc/>
    public override byte[]? Respond(ReadOnlySpan<byte> challenge) => null;
}
