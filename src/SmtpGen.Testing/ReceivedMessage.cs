using System.Text;

namespace SmtpGen.Testing;

/// <summary>A message that an <see cref="SmtpTestServer"/> took, with its envelope.</summary>
public sealed class ReceivedMessage
{
    internal ReceivedMessage(EnvelopePath sender, IReadOnlyList<EnvelopePath> recipients, ReadOnlyMemory<byte> content)
    {
        Sender = sender;
        Recipients = recipients;
        Content = content;
    }

    /// <summary>The reverse-path of MAIL, with its options; its address is "" for the null reverse-path.</summary>
    public EnvelopePath Sender { get; }

    /// <summary>The forward-paths that were accepted, in order, each with its options.</summary>
    public IReadOnlyList<EnvelopePath> Recipients { get; }

    /// <summary>The content as the client meant it: octet for octet, without doubled dots and the final line (RFC 5321 §4.5.2).</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The content, read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);

    /// <summary>The id in the server's final reply.</summary>
    public required string QueueId { get; init; }

    /// <summary>The number of the session that brought it, from 1: the place in <see cref="SmtpTestServer.Sessions"/>.</summary>
    public required int Session { get; init; }

    /// <summary>The name that the client introduced itself with.</summary>
    public required string ClientName { get; init; }

    /// <summary>Whether it came over an encrypted connection.</summary>
    public required bool IsEncrypted { get; init; }

    /// <summary>The user who had logged in; null when nobody had.</summary>
    public required string? User { get; init; }
}

/// <summary>A path of the envelope, with the options that came with it.</summary>
/// <param name="Address">The address without its brackets.</param>
/// <param name="Options">The options by keyword, which compares without case; the value as it came over the wire, "" for none.</param>
public sealed record EnvelopePath(string Address, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The address alone.</summary>
    public override string ToString() => Address;
}
