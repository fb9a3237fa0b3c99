using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>
/// One SASL exchange (RFC 4422): challenges in, responses out, as octets; the client does the base64 and the commands (RFC 4954 §4).
/// An instance serves one exchange at a time. No text of it holds a secret: neither <see cref="object.ToString"/> nor any exception.
/// </summary>
public abstract class SaslMechanism
{
    private const int LongestName = 20;
    private string? _detail;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="name">The registered name, as it goes over the wire: up to 20 capital letters, digits, hyphens and underscores (RFC 4422 §3.1).</param>
    /// <exception cref="ArgumentException">The name is not of that form.</exception>
    protected SaslMechanism(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName || !name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"\"{ArgumentText.Shown(name)}\" is no mechanism: up to {LongestName} capital letters, digits, hyphens and underscores are.", nameof(name));
        Name = name;
    }

    /// <summary>The registered name.</summary>
    public string Name { get; }

    /// <summary>Whether AUTH may carry the initial response; false waits for an empty challenge, for servers that need it.</summary>
    public bool InitialResponseOk { get; init; } = true;

    /// <summary>
    /// Whether the secret itself goes over the wire. Such a mechanism is refused over a connection in clear, unless it is a loopback one or
    /// <see cref="SmtpClientOptions.AllowClearTextLogin"/> is set.
    /// </summary>
    public abstract bool SendsSecret { get; }

    /// <summary>
    /// Whether the server may say now that the client is logged in. A mechanism in which the server has to prove itself is complete when it
    /// has; a server that accepts the login before is not trusted, and the connection is closed.
    /// </summary>
    public virtual bool IsComplete => true;

    /// <summary>
    /// Why the exchange fails, where the mechanism knows more than the reply will say, such as the error that the server gave inside the
    /// exchange; null for nothing. It becomes <see cref="SmtpAuthenticationException.Detail"/>; it is cut short, and controls are replaced.
    /// </summary>
    public string? Detail
    {
        get => _detail;
        protected internal set => _detail = value is null ? null : ArgumentText.Shown(value, SmtpLimits.SaslDetail);
    }

    /// <summary>Makes the mechanism ready for one exchange, before anything is sent.</summary>
    /// <param name="context">What is known of the connection.</param>
    public virtual void Prepare(SaslContext context)
    {
    }

    /// <inheritdoc cref="Prepare"/>
    /// <param name="context">What is known of the connection.</param>
    /// <param name="cancellationToken">Gives the operation up.</param>
    public virtual ValueTask PrepareAsync(SaslContext context, CancellationToken cancellationToken)
    {
        Prepare(context);
        return default;
    }

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
