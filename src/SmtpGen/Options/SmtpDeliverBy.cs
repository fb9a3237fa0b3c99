using System.Globalization;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>By when a message has to be delivered, and what the server does when it was not: the value of the option BY.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc2852#section-4">RFC 2852 §4</see></remarks>
public sealed record SmtpDeliverBy : ISmtpOptionValue<SmtpDeliverBy>
{
    private const long LongestSeconds = 999_999_999;
    private const char NotifyMode = 'N';
    private const char ReturnMode = 'R';
    private const char TraceMark = 'T';

    /// <summary>Makes the value.</summary>
    /// <param name="within">The time from now, in whole seconds: a fraction is cut off. It may be negative, when the time has passed already, unless the message is to be returned.</param>
    /// <param name="afterwards">What is done with the message once the time has passed.</param>
    /// <param name="trace">Whether a report is wanted, too, where the message goes on to a server that does not know the option.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time has more than nine digits in seconds; or it is not positive, and the message is to be returned.</exception>
    public SmtpDeliverBy(TimeSpan within, SmtpDeliverByMode afterwards, bool trace = false)
    {
        long seconds = within.Ticks / TimeSpan.TicksPerSecond;
        if (Math.Abs(seconds) > LongestSeconds)
            throw new ArgumentOutOfRangeException(nameof(within), within, $"The time is at most {LongestSeconds} seconds.");
        if (!Enum.IsDefined(afterwards))
            throw new ArgumentOutOfRangeException(nameof(afterwards), afterwards, "There is no such mode.");
        if (afterwards == SmtpDeliverByMode.Return && seconds <= 0)
            throw new ArgumentOutOfRangeException(nameof(within), within, "A message that is to be returned needs a time of at least one second.");
        Within = TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond);
        Afterwards = afterwards;
        Trace = trace;
    }

    /// <summary>The time from now, in whole seconds.</summary>
    public TimeSpan Within { get; }

    /// <summary>What is done with the message once the time has passed.</summary>
    public SmtpDeliverByMode Afterwards { get; }

    /// <summary>Whether a report is wanted, too, where the message goes on to a server that does not know the option.</summary>
    public bool Trace { get; }

    /// <summary>Reads a value such as "120;R"; null when the text is none.</summary>
    public static SmtpDeliverBy? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int semicolon = text.IndexOf(';');
        string mode = text[(semicolon + 1)..].ToUpperInvariant();
        bool trace = mode.EndsWith(TraceMark);
        if (semicolon < 0 || mode.TrimEnd(TraceMark) is not [NotifyMode or ReturnMode] || mode.Length > 2
            || !long.TryParse(text.AsSpan(0, semicolon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds)
            || seconds is > LongestSeconds or < -LongestSeconds || (mode[0] == ReturnMode && seconds <= 0))
            return null;
        return new(TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond), mode[0] == ReturnMode ? SmtpDeliverByMode.Return : SmtpDeliverByMode.Notify, trace);
    }

    /// <summary>The value as it goes over the wire: "120;R".</summary>
    public string ToWire()
    {
        char mode = Afterwards == SmtpDeliverByMode.Return ? ReturnMode : NotifyMode;
        string seconds = (Within.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
        return $"{seconds};{mode}{(Trace ? TraceMark : "")}";
    }

    /// <inheritdoc/>
    public override string ToString() => ToWire();
}

/// <summary>What is done with a message that was not delivered in time.</summary>
public enum SmtpDeliverByMode
{
    /// <summary>N: The sender is told, and delivery is tried further.</summary>
    Notify,

    /// <summary>R: The message is returned to the sender.</summary>
    Return,
}
