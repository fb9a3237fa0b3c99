using System.Globalization;
using System.Text;

namespace SmtpGen.Tests.Faults;

/// <summary>
/// What a client sent and what came to it, command by command: the n-th reply answers the n-th command (RFC 2920 §3.1). It is read off the
/// octets, by other code than the client's, so that it can judge what the client makes of them.
/// </summary>
internal sealed class Dialogue
{
    private readonly byte[] _sent;
    private readonly List<SaidReply> _said;
    private readonly bool _isLmtp;
    private readonly Dictionary<string, SaidReply?> _answers = [];
    private MessageAccount? _current;
    private int _at;

    // The first reply is the greeting.
    private int _next = 1;

    public Dialogue(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> said, bool isLmtp)
    {
        _sent = sent.ToArray();
        _said = SaidReply.AllIn(said);
        _isLmtp = isLmtp;
        while (TakeLine() is { } line)
            Take(line);
    }

    public List<MessageAccount> Messages { get; } = [];

    /// <summary>How many replies came to nothing that was sent.</summary>
    public int Surplus => Math.Max(0, _said.Count - _next);

    /// <summary>The answer to the last command of a verb; null while there is none.</summary>
    public SaidReply? Answer(string verb) => _answers.GetValueOrDefault(verb);

    private void Take(string line)
    {
        SaidReply? reply = TakeReply();
        string[] words = line.Split(' ', ':');
        _answers[words[0]] = reply;
        switch (words[0])
        {
            case "MAIL":
                Messages.Add(_current = new MessageAccount(PathIn(line)) { Sender = reply });
                break;
            case "RCPT":
                _current!.Recipients.Add((PathIn(line), reply));
                break;
            case "DATA":
                _current!.WasDataAsked = true;
                _current.Data = reply;
                if (reply is { Code: 354 })
                    TakeContent();
                break;
            case "BDAT":
                TakeChunk(int.Parse(words[1], CultureInfo.InvariantCulture), words[^1] == "LAST", reply);
                break;
            case "AUTH":
                while (reply is { Code: 334 } && TakeLine() is not null)
                    reply = TakeReply();
                break;
        }
    }

    private void TakeContent()
    {
        ReadOnlySpan<byte> rest = _sent.AsSpan(_at);
        int end = rest.StartsWith(".\r\n"u8) ? 3 : rest.IndexOf("\r\n.\r\n"u8) is >= 0 and var found ? found + 5 : -1;
        if (end < 0)
        {
            _at = _sent.Length;
            return;
        }
        _at += end;
        End(TakeReply());
    }

    // Of a last chunk that was cut nothing can be delivered.
    private void TakeChunk(int length, bool isLast, SaidReply? reply)
    {
        bool isWhole = _at + length <= _sent.Length;
        _at = Math.Min(_sent.Length, _at + length);
        if (isLast && isWhole)
            End(reply);
        else
            _current!.Chunks.Add(reply);
    }

    private void End(SaidReply? reply)
    {
        _current!.IsEnded = true;
        _current.Finals.Add(reply);
        for (int more = _isLmtp ? _current.Accepted.Count() : 1; more > 1; more--)
            _current.Finals.Add(TakeReply());
    }

    private SaidReply? TakeReply() => _next < _said.Count ? _said[_next++] : Miss();

    private SaidReply? Miss()
    {
        _next++;
        return null;
    }

    private string? TakeLine()
    {
        int length = _sent.AsSpan(_at).IndexOf("\r\n"u8);
        if (length < 0)
            return null;
        string line = Encoding.Latin1.GetString(_sent, _at, length);
        _at += length + 2;
        return line;
    }

    private static string PathIn(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
}
