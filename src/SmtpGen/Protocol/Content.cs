using System.Text;

namespace SmtpGen.Protocol;

/// <summary>The content of a message: octets in memory, or a stream that is read to its end.</summary>
internal readonly struct Content
{
    private Content(ReadOnlyMemory<byte> octets, Stream? stream, bool isText) => (Octets, Stream, IsText) = (octets, stream, isText);

    public ReadOnlyMemory<byte> Octets { get; }

    public Stream? Stream { get; }

    /// <summary>Whether it was given as text.</summary>
    public bool IsText { get; }

    /// <summary>Whether it is in memory and holds octets above 127.</summary>
    public bool IsKnownEightBit => Stream is null && !Ascii.IsValid(Octets.Span);

    /// <summary>How many octets there are; an estimate for a stream, null when there is none.</summary>
    public long? Length => Stream is null ? Octets.Length : Stream.CanSeek ? Stream.Length - Stream.Position : null;

    /// <summary>The size with line ends counted as CRLF and doubled dots not counted (RFC 1870 §5); an estimate for a stream, null when there is none.</summary>
    public long? Size => Stream is null ? SizeOf(Octets.Span) : Length;

    /// <summary>Whether it is in memory and goes out as it is, its line ends being CRLF already.</summary>
    public bool IsClean => Stream is null && SizeOf(Octets.Span) == Octets.Length;

    /// <summary>Text, which goes out as UTF-8.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public static Content Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var octets = new byte[ArgumentText.CountOctets(message, nameof(message))];
        ArgumentText.Utf8.GetBytes(message, octets);
        return new Content(octets, null, isText: true);
    }

    public static Content Of(ReadOnlyMemory<byte> message) => new(message, null, isText: false);

    public static Content Of(Stream message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.CanRead ? new Content(default, message, isText: false) : throw new ArgumentException("The stream cannot be read.", nameof(message));
    }

    public static Content Of(SmtpMessage message)
    {
        // Unlike a stream of the caller's it can be sent again.
        if (message.Stream is SequenceStream pieces)
            pieces.Position = 0;
        return message.Stream is null ? Of(message.Content) : Of(message.Stream);
    }

    private static long SizeOf(ReadOnlySpan<byte> octets)
        => octets.Length + ContentLines.CountLoneEnds(octets) + (octets.IsEmpty || octets[^1] is (byte)'\r' or (byte)'\n' ? 0 : 2);
}
