namespace SmtpGen;

/// <summary>The server refused a command (RFC 5321 §4.2). The connection stays usable, except after 421.</summary>
/// <param name="reply">What the server said.</param>
public class SmtpResponseException(SmtpReply reply) : SmtpException($"The server answered {reply}")
{
    /// <summary>What the server said.</summary>
    public SmtpReply Reply { get; } = reply;

    /// <summary>The reply code.</summary>
    public int SmtpCode => Reply.Code;

    /// <summary>The text of the reply.</summary>
    public string SmtpError => Reply.Text;
}
