using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>Since when the mailbox of a recipient has to have had the same owner: the value of the option RRVS.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc7293#section-3.1">RFC 7293 §3.1</see></remarks>
public sealed record SmtpRecipientValidSince : ISmtpOptionValue<SmtpRecipientValidSince>
{
    private const char Continue = 'C';
    private const char Reject = 'R';

    /// <summary>Makes the value.</summary>
    /// <param name="since">The time since which the owner is known to be the one that is meant, in whole seconds: a fraction is cut off.</param>
    /// <param name="unsupported">What a server does whose next hop does not know the option; null leaves it unsaid, which means <see cref="SmtpRrvsAction.Reject"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public SmtpRecipientValidSince(DateTimeOffset since, SmtpRrvsAction? unsupported = null)
    {
        if (unsupported is { } action && !Enum.IsDefined(action))
            throw new ArgumentOutOfRangeException(nameof(unsupported), unsupported, "There is no such action.");
        Since = new DateTimeOffset(since.UtcTicks - (since.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        Unsupported = unsupported;
    }

    /// <summary>The time, in UTC and whole seconds.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>What a server does whose next hop does not know the option; null means <see cref="SmtpRrvsAction.Reject"/>.</summary>
    public SmtpRrvsAction? Unsupported { get; }

    /// <summary>Reads a value such as "2014-04-03T23:01:00Z;C"; null when the text is none.</summary>
    public static SmtpRecipientValidSince? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.ToUpperInvariant().Split(';', 2);
        if (parts[0].Contains('.') || WireTime.Parse(parts[0]) is not { } since)
            return null;
        return parts[1..] switch
        {
            [] => new(since),
            [[Continue]] => new(since, SmtpRrvsAction.Continue),
            [[Reject]] => new(since, SmtpRrvsAction.Reject),
            _ => null,
        };
    }

    /// <summary>The value as it goes over the wire.</summary>
    public string ToWire() => Unsupported switch
    {
        SmtpRrvsAction.Continue => $"{WireTime.Format(Since)};{Continue}",
        SmtpRrvsAction.Reject => $"{WireTime.Format(Since)};{Reject}",
        _ => WireTime.Format(Since),
    };

    /// <inheritdoc/>
    public override string ToString() => ToWire();
}

/// <summary>What a server does with a message whose option RRVS the next hop does not know.</summary>
public enum SmtpRrvsAction
{
    /// <summary>C: It sends the message on without the option.</summary>
    Continue,

    /// <summary>R: It refuses the message.</summary>
    Reject,
}
