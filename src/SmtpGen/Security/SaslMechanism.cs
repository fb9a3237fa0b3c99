namespace SmtpGen;

/// <summary>
/// One SASL exchange (RFC 4422): challenges in, responses out, as octets; the client does the base64 and the commands (RFC 4954 §4).
/// An instance serves one exchange. No text of it holds a secret: neither <see cref="object.ToString"/> nor any exception.
/// </summary>
public abstract class SaslMechanism
{
    /// <summary>Makes the mechanism.</summary>
    /// <param name="name">The registered name, as it goes over the wire.</param>
    protected SaslMechanism(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The registered name.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether the secret itself goes over the wire. Such a mechanism is refused over a connection in clear, unless it is a loopback one or
    /// <see cref="SmtpClientOptions.AllowClearTextLogin"/> is set.
    /// </summary>
    public abstract bool SendsSecret { get; }

    /// <summary>What the client says first; null when the server speaks first.</summary>
    /// <returns>The octets of the initial response; they may be none at all.</returns>
    public virtual byte[]? InitialResponse() => null;

    /// <summary>Answers a challenge.</summary>
    /// <param name="challenge">The octets of the challenge; there may be none.</param>
    /// <returns>The octets of the response; null gives the exchange up.</returns>
    public abstract byte[]? Respond(ReadOnlySpan<byte> challenge);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
