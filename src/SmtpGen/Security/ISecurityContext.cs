namespace SmtpGen;

/// <summary>What a mechanism needs of the system's security library (RFC 2743); a test has another one.</summary>
internal interface ISecurityContext : IDisposable
{
    /// <summary>Whether both sides are done.</summary>
    bool IsComplete { get; }

    /// <summary>Takes the other side's token and gives the next one.</summary>
    /// <param name="token">The token; empty at the beginning.</param>
    /// <param name="problem">Why it failed; null when it did not.</param>
    /// <returns>The next token; none where there is nothing more to say.</returns>
    byte[]? Step(ReadOnlySpan<byte> token, out string? problem);

    /// <summary>Signs octets, without encryption.</summary>
    byte[] Wrap(ReadOnlySpan<byte> octets);

    /// <summary>Takes the signature off; null when it is wrong.</summary>
    byte[]? Unwrap(ReadOnlySpan<byte> octets);
}
