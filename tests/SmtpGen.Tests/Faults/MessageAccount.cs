namespace SmtpGen.Tests.Faults;

/// <summary>What was asked for one message, and what was said to it.</summary>
/// <param name="From">Its sender, by which it is known.</param>
internal sealed record MessageAccount(string From)
{
    /// <summary>The answer to MAIL; null while there is none.</summary>
    public SaidReply? Sender { get; set; }

    /// <summary>The recipients that were asked for, each with its answer.</summary>
    public List<(string To, SaidReply? Reply)> Recipients { get; } = [];

    /// <summary>Whether DATA was asked.</summary>
    public bool WasDataAsked { get; set; }

    public SaidReply? Data { get; set; }

    /// <summary>The answers to chunks but the last one.</summary>
    public List<SaidReply?> Chunks { get; } = [];

    /// <summary>Whether the end of the content was sent.</summary>
    public bool IsEnded { get; set; }

    /// <summary>The answers to the content.</summary>
    public List<SaidReply?> Finals { get; } = [];

    public IEnumerable<string> Accepted => Recipients.Where(pair => pair.Reply is { IsSuccess: true }).Select(pair => pair.To);

    /// <summary>Whether it was said that the message was taken, for one recipient at least.</summary>
    public bool WasAccepted => Sender is { IsSuccess: true } && IsEnded && Finals.Exists(reply => reply is { IsSuccess: true }) && Accepted.Any();

    /// <summary>Whether something was said by which the message does not go out, to anybody.</summary>
    public bool WasRefused => Sender is { IsSuccess: false } || (Recipients.Count > 0 && Recipients.TrueForAll(pair => pair.Reply is { IsSuccess: false }))
        || Data is not (null or { Code: 354 }) || Chunks.Exists(reply => reply is { IsSuccess: false }) || Recipients.Exists(pair => pair.Reply is { Code: 421 })
        || (Finals.Count > 0 && (Finals.TrueForAll(reply => reply is { IsSuccess: false }) || Finals.Exists(reply => reply is { Code: 421 })));

    /// <summary>Whether all was said that there is to say.</summary>
    public bool IsDecided => WasRefused || (IsEnded && Finals.Count > 0 && !Finals.Contains(null));
}
