using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>Whom a message comes from and goes to, with the options of MAIL and RCPT, given as objects or as text.</summary>
internal sealed class Envelope
{
    private readonly MailOptions? _mailOptions;
    private readonly RcptOptions? _rcptOptions;
    private readonly string[]? _mailStrings;
    private readonly string[]? _rcptStrings;

    public Envelope(string from, IEnumerable<string> to, MailOptions? mailOptions, RcptOptions? rcptOptions)
        : this(from, to)
        => (_mailOptions, _rcptOptions) = (mailOptions, rcptOptions);

    public Envelope(string from, IEnumerable<string> to, IEnumerable<string>? mailOptions, IEnumerable<string>? rcptOptions)
        : this(from, to)
        => (_mailStrings, _rcptStrings) = (mailOptions?.ToArray(), rcptOptions?.ToArray());

    public Envelope(string from, IEnumerable<string> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        SmtpAddress.Parse(from, nameof(from));
        From = from;
        To = [.. to];
        if (To.Length == 0)
            throw new ArgumentException("There is no recipient: name one at least.", nameof(to));
        foreach (string recipient in To)
        {
            if (SmtpAddress.Parse(recipient, nameof(to)).IsEmpty)
                throw new ArgumentException("A recipient is empty: only the sender may be.", nameof(to));
        }
    }

    public string From { get; }

    public string[] To { get; }

    /// <summary>The value of an option of MAIL that the caller gave, "" for one without value; null when it was not given.</summary>
    public string? ValueOf(SmtpOption option) => _mailStrings is null
        ? _mailOptions?.ValueOf(option.Keyword)
        : Array.Find(_mailStrings, given => IsOption(given, option.Keyword)) is { } given ? given[Math.Min(option.Keyword.Length + 1, given.Length)..] : null;

    public SmtpCommandLine WriteMailOptions(SmtpCommandLine line) => _mailStrings is null ? line.Options(_mailOptions) : line.Options(_mailStrings);

    public SmtpCommandLine WriteRcptOptions(SmtpCommandLine line) => _rcptStrings is null ? line.Options(_rcptOptions) : line.Options(_rcptStrings);

    private static bool IsOption(string given, string keyword)
        => given.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (given.Length == keyword.Length || given[keyword.Length] == '=');
}
