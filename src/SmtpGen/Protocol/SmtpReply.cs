using System.Text;
using System.Text.Unicode;
using SmtpGen.Contracts;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>One reply of the server (RFC 5321 §4.2): a code of three digits, and lines of text for a human reader.</summary>
/// <remarks>The text is made when it is first asked for: most replies are read by their code alone.</remarks>
public sealed class SmtpReply
{
    private const int TextOffset = 4;
    private readonly byte[] _octets;
    private readonly SmtpCommand? _command;
    private readonly string? _subject;
    private string[]? _lines;
    private string? _text;

    /// <param name="code">The code, as read from the octets.</param>
    /// <param name="octets">The whole reply as it came, codes and line ends included.</param>
    /// <param name="command">The command that it answers; null when none is known.</param>
    /// <param name="subject">What the command was about.</param>
    internal SmtpReply(int code, byte[] octets, SmtpCommand? command = null, string? subject = null)
    {
        Code = code;
        _octets = octets;
        _command = command;
        _subject = subject;
    }

    /// <summary>The reply code. One that the protocol does not name is understood by its first digit (RFC 5321 §4.3.2).</summary>
    [ReplyTest]
    public int Code { get; }

    /// <summary>The lines, without codes and line ends. A line that is not UTF-8 is read as Latin-1.</summary>
    public IReadOnlyList<string> Lines => _lines ??= ReadLines();

    /// <summary>The lines, joined with '\n'.</summary>
    public string Text => _text ??= string.Join('\n', Lines);

    /// <summary>The enhanced status code that the first line begins with (RFC 2034); null when there is none.</summary>
    public EnhancedStatusCode? EnhancedStatus => EnhancedStatusCode.Parse(FirstLine, Code / 100);

    /// <summary>The enhanced status code of each line; null where there is none. RFC 2034 §4 wants the same one on all lines, but servers differ.</summary>
    public IReadOnlyList<EnhancedStatusCode?> EnhancedStatuses
    {
        get
        {
            var statuses = new List<EnhancedStatusCode?>();
            for (ReadOnlySpan<byte> rest = _octets; TakeLine(ref rest, out ReadOnlySpan<byte> text);)
                statuses.Add(EnhancedStatusCode.Parse(text, Code / 100));
            return statuses;
        }
    }

    /// <summary>Whether the command was carried out (2yz).</summary>
    [ReplyTest(2)]
    public bool IsSuccess => IsSuccessCode(Code);

    /// <summary>Whether the server waits for more from the client (3yz).</summary>
    [ReplyTest(3)]
    public bool IsIntermediate => Code / 100 == 3;

    /// <summary>Whether the command was refused, and may be tried again later (4yz).</summary>
    [ReplyTest(4)]
    public bool IsTransientFailure => Code / 100 == 4;

    /// <summary>Whether the command was refused, and should not be tried again as it is (5yz).</summary>
    [ReplyTest(5)]
    public bool IsPermanentFailure => Code / 100 == 5;

    /// <summary>Whether the command was refused, for now or for good (4yz, 5yz).</summary>
    internal bool IsRefusal => IsTransientFailure || IsPermanentFailure;

    /// <summary>The whole reply as it came.</summary>
    internal ReadOnlySpan<byte> Octets => _octets;

    /// <summary>The text of the first line, undecoded.</summary>
    internal ReadOnlySpan<byte> FirstLine => TextOf(_octets.AsSpan(0, _octets.AsSpan().IndexOf((byte)'\n')));

    /// <summary>Throws the exception of the command that this reply answers when it is a refusal (4yz or 5yz).</summary>
    /// <returns>This reply.</returns>
    /// <exception cref="SmtpException">The command was refused. Its type is the one of the command, such as <see cref="SmtpDataException"/>.</exception>
    [RefusalCheck]
    public SmtpReply EnsureSuccess() => IsRefusal ? throw ToException() : this;

    /// <summary>Takes the reply apart, as smtplib's tuple is.</summary>
    public void Deconstruct(out int code, out string text)
    {
        code = Code;
        text = Text;
    }

    /// <summary>The code and the text, on one line.</summary>
    public override string ToString() => $"{Code} {Text.Replace('\n', ' ')}";

    /// <summary>Whether a reply with this code says that the command was carried out.</summary>
    internal static bool IsSuccessCode(int code) => code / 100 == 2;

    /// <summary>Whether this reply has a code, and answers a command.</summary>
    internal bool Is(int code, SmtpCommand? command) => Code == code && ReferenceEquals(_command, command);

    /// <summary>The exception that this reply is when the command needed another one.</summary>
    internal SmtpException ToException() => _command?.Refusal(this, _subject) ?? new SmtpResponseException(this);

    private string[] ReadLines()
    {
        var lines = new List<string>();
        for (ReadOnlySpan<byte> rest = _octets; TakeLine(ref rest, out ReadOnlySpan<byte> text);)
            lines.Add((Utf8.IsValid(text) ? Encoding.UTF8 : Encoding.Latin1).GetString(text));
        return [.. lines];
    }

    private static bool TakeLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        int end = rest.IndexOf((byte)'\n');
        text = end < 0 ? [] : TextOf(rest[..end]);
        rest = rest[(end + 1)..];
        return end >= 0;
    }

    // Every line has its code at least.
    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> line)
    {
        if (line[^1] == '\r')
            line = line[..^1];
        return line.Length > TextOffset ? line[TextOffset..] : [];
    }
}
