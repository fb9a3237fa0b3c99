using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>Whom a message comes from and goes to, with the options of MAIL and RCPT, given as objects or as text.</summary>
internal readonly struct Envelope
{
    // The recipients where they are an array, which is read much faster as one than as a list.
    private readonly string[]? _array;
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
        From = from;
        To = _array = to.ToArray();
        Count = _array.Length;
        RefuseNobody();
    }

    /// <summary>The envelope of a message, whose list of recipients is not copied.</summary>
    public Envelope(SmtpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(message.To, nameof(message));
        (From, To, _mailOptions, _rcptOptions) = (message.From, message.To, message.MailOptions, message.RcptOptions);
        _array = To as string[];
        Count = To.Count;
        RefuseNobody();
    }

    public string From { get; }

    public IReadOnlyList<string> To { get; }

    /// <summary>How many recipients there are.</summary>
    public int Count { get; }

    /// <summary>One of the recipients.</summary>
    public string Recipient(int number) => _array is null ? To[number] : _array[number];

    /// <summary>The value of an option of MAIL that the caller gave, "" for one without value; null when it was not given.</summary>
    public string? ValueOf(SmtpOption option)
    {
        if (_mailStrings is null)
            return _mailOptions?.ValueOf(option.Keyword);
        foreach (string given in _mailStrings)
        {
            if (IsOption(given, option.Keyword))
                return given[Math.Min(option.Keyword.Length + 1, given.Length)..];
        }
        return null;
    }

    public SmtpCommandLine WriteMailOptions(SmtpCommandLine line) => _mailStrings is null ? line.Options(_mailOptions) : line.Options(_mailStrings);

    public SmtpCommandLine WriteRcptOptions(SmtpCommandLine line) => _rcptStrings is null ? line.Options(_rcptOptions) : line.Options(_rcptStrings);

    /// <summary>Refuses what is no address before there is a session to write command lines for.</summary>
    public void Check()
    {
        SmtpAddress.Parse(From, "from");
        for (int at = 0; at < Count; at++)
            SmtpAddress.ParseForward(Recipient(at), "to");
    }

    private void RefuseNobody()
    {
        if (Count == 0)
            throw new ArgumentException("There is no recipient: name one at least.", "to");
    }

    private static bool IsOption(string given, string keyword)
        => given.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (given.Length == keyword.Length || given[keyword.Length] == '=');
}
