namespace SmtpGen.Protocol;

/// <summary>The content of a message: octets in memory, or a stream that is read to its end.</summary>
internal readonly struct Content
{
    private readonly LineSurvey _lines;

    // In memory it is looked at once: what MAIL announces, and how it goes out, are known then.
    private Content(ReadOnlyMemory<byte> octets, bool isText) => (Octets, IsText, _lines) = (octets, isText, ContentLines.Survey(octets.Span));

    private Content(Stream stream) => Stream = stream;

    public ReadOnlyMemory<byte> Octets { get; }

    public Stream? Stream { get; }

    /// <summary>Whether it was given as text.</summary>
    public bool IsText { get; }

    /// <summary>Whether it is in memory and holds octets above 127.</summary>
    public bool IsKnownEightBit => _lines.IsEightBit;

    /// <summary>How many octets there are; an estimate for a stream, null when there is none.</summary>
    public long? Length => Stream is null ? Octets.Length : Stream.CanSeek ? Stream.Length - Stream.Position : null;

    /// <summary>The size with line ends counted as CRLF and doubled dots not counted (RFC 1870 §5); an estimate for a stream, null when there is none.</summary>
    public long? Size => Stream is null ? Octets.Length + Gain : Length;

    /// <summary>Whether it is in memory and its line ends are CRLF already, so that BDAT has it as it is.</summary>
    public bool IsClean => Stream is null && Gain == 0;

    /// <summary>Whether DATA has it as it is too: no line begins with a dot.</summary>
    public bool NeedsNoStuffing => IsClean && !_lines.HasDots;

    // The octets that its line ends gain, the last one among them if that is missing.
    private long Gain => _lines.LoneEnds + (Octets.Span is [] or [.., (byte)'\r' or (byte)'\n'] ? 0 : 2);

    /// <summary>Text, which goes out as UTF-8.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public static Content Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var octets = new byte[ArgumentText.CountOctets(message, nameof(message))];
        ArgumentText.Utf8.GetBytes(message, octets);
        return new Content(octets, isText: true);
    }

    public static Content Of(ReadOnlyMemory<byte> message) => new(message, isText: false);

    public static Content Of(Stream message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.CanRead ? new Content(message) : throw new ArgumentException("The stream cannot be read.", nameof(message));
    }

    public static Content Of(SmtpMessage message)
    {
        // Unlike a stream of the caller's it can be sent again.
        if (message.Stream is SequenceStream pieces)
            pieces.Position = 0;
        return message.Stream is null ? Of(message.Content) : Of(message.Stream);
    }
}
