namespace SmtpGen;

/// <summary>What became of a message that was sent to at least one recipient.</summary>
public sealed class SmtpSendResult
{
    internal SmtpSendResult(IReadOnlyList<string> accepted, IReadOnlyDictionary<string, SmtpReply> refused, SmtpReply reply)
    {
        Accepted = accepted;
        Refused = refused;
        Reply = reply;
    }

    /// <summary>The recipients that the server took, as they were given, in their order.</summary>
    public IReadOnlyList<string> Accepted { get; }

    /// <summary>The recipients that the server refused, as they were given, and what it said to each.</summary>
    public IReadOnlyDictionary<string, SmtpReply> Refused { get; }

    /// <summary>The server's answer to the content: it has the message now, and its text names the queue id.</summary>
    public SmtpReply Reply { get; }
}
