using System.Buffers;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>A message with its envelope, for <see cref="SmtpClient.SendMany"/>.</summary>
/// <remarks>Neither the list of recipients nor the content is copied: both stay as they are until the message's result is there.</remarks>
/// <param name="From">The reverse-path: "a@b", "&lt;a@b&gt;" or "Name &lt;a@b&gt;"; empty for the null reverse-path.</param>
/// <param name="To">Who gets the message.</param>
/// <param name="Content">The message, headers and body. Line ends become CRLF.</param>
public sealed record SmtpMessage(string From, IReadOnlyList<string> To, ReadOnlyMemory<byte> Content)
{
    /// <summary>A message whose content is read from a stream, to its end; it is not closed.</summary>
    /// <param name="from">The reverse-path.</param>
    /// <param name="to">Who gets the message.</param>
    /// <param name="content">The content. It is read when the message's turn comes, and once: such a message cannot be sent again.</param>
    public SmtpMessage(string from, IReadOnlyList<string> to, Stream content)
        : this(from, to, ReadOnlyMemory<byte>.Empty)
        => Stream = content;

    /// <summary>A message whose content is in several pieces of memory, of which none is copied.</summary>
    /// <param name="from">The reverse-path.</param>
    /// <param name="to">Who gets the message.</param>
    /// <param name="content">The content. A message of several pieces can be sent by one operation at a time.</param>
    public SmtpMessage(string from, IReadOnlyList<string> to, ReadOnlySequence<byte> content)
        : this(from, to, content.IsSingleSegment ? content.First : ReadOnlyMemory<byte>.Empty)
        => Stream = content.IsSingleSegment ? null : new SequenceStream(content);

    /// <summary>Options of MAIL; null for none.</summary>
    public MailOptions? MailOptions { get; init; }

    /// <summary>Options of each RCPT; null for none.</summary>
    public RcptOptions? RcptOptions { get; init; }

    /// <summary>What the content is read from; null where <see cref="Content"/> is it.</summary>
    public Stream? Stream { get; }
}

/// <summary>What became of a message of many.</summary>
public enum SmtpDelivery
{
    /// <summary>The server took it, for one recipient at least.</summary>
    Accepted,

    /// <summary>The server refused it: no recipient gets it.</summary>
    Refused,

    /// <summary>The server surely did not get it: it may be sent again.</summary>
    NotSent,

    /// <summary>
    /// All of it was written, but the connection was lost before the server answered: it may have it, and would get it twice if it were sent
    /// again.
    /// </summary>
    Unknown,
}
