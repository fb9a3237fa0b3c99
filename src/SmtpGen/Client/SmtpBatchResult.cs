using System.Collections.ObjectModel;

namespace SmtpGen;

/// <summary>What became of one message of many.</summary>
/// <param name="Message">The message.</param>
/// <param name="Delivery">Whether the server has it.</param>
/// <param name="Result">Who was accepted and who refused, and the final reply; null unless the message was accepted.</param>
/// <param name="Error">
/// What SendMail would have thrown: the refusal, what is wrong with the message, or how the connection was lost; null when it was accepted.
/// </param>
public sealed record SmtpBatchResult(SmtpMessage Message, SmtpDelivery Delivery, SmtpSendResult? Result, Exception? Error)
{
    // The result, or the final reply of a message that nobody refused, of which the result is made when it is asked for.
    private object? _outcome = Result;

    internal SmtpBatchResult(SmtpMessage message, SmtpReply reply)
        : this(message, SmtpDelivery.Accepted, null, null)
        => _outcome = reply;

    /// <summary>Who was accepted and who refused, and the final reply; null unless the message was accepted.</summary>
    public SmtpSendResult? Result
    {
        get
        {
            if (_outcome is SmtpReply reply)
                _outcome = new SmtpSendResult(Message.To, ReadOnlyDictionary<string, SmtpReply>.Empty, reply);
            return (SmtpSendResult?)_outcome;
        }
        init => _outcome = value;
    }

    /// <inheritdoc/>
    public bool Equals(SmtpBatchResult? other)
        => other is not null && (Message, Delivery, Result, Error).Equals((other.Message, other.Delivery, other.Result, other.Error));

    /// <inheritdoc/>
    public override int GetHashCode() => (Message, Delivery, Result, Error).GetHashCode();
}
