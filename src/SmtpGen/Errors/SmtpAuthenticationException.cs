namespace SmtpGen;

/// <summary>The server refused the credentials or the mechanism (RFC 4954 §4). The connection stays usable, except after 421: another login may be tried.</summary>
/// <param name="reply">What the server said.</param>
public class SmtpAuthenticationException(SmtpReply reply) : SmtpResponseException(reply)
{
    /// <summary>
    /// What more is known of the reason, such as the error that the server gave inside the exchange (RFC 7628 §3.2.2); null for nothing.
    /// The text of a server is cut short, and its controls are replaced.
    /// </summary>
    public string? Detail { get; internal set; }

    /// <inheritdoc/>
    public override string Message => Detail is null ? base.Message : $"{base.Message} ({Detail})";
}
