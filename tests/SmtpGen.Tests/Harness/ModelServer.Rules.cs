using System.Globalization;
using System.Text;

namespace SmtpGen.Tests.Harness;

internal sealed partial class ModelServer
{
    private readonly List<string> _to = [];
    private readonly StringBuilder _content = new();
    private string? _from;
    private bool _takesData;
    private bool _isBroken;
    private (int Length, bool IsLast)? _chunk;

    /// <summary>Takes what has come, and answers it.</summary>
    private void Work()
    {
        while (!_hasClosed && !AwaitsHandshake && (_takesData ? TakeData() : _chunk is { } chunk ? TakeChunk(chunk.Length, chunk.IsLast) : TakeLine()))
        {
        }
    }

    private bool TakeLine()
    {
        int end = Unread.IndexOf("\r\n"u8);
        if (end < 0)
            return false;
        string line = Encoding.UTF8.GetString(Unread[..end]);
        _taken += end + 2;
        Commands.Add(line);
        string[] words = line.Split(' ', ':');
        if (words[0] == "BDAT")
            _chunk = (int.Parse(words[1], CultureInfo.InvariantCulture), words[^1] == "LAST");
        else
            Say(Refuses(line) ?? Answer(words[0], line));
        return true;
    }

    private string Answer(string verb, string line)
    {
        switch (verb)
        {
            case "EHLO" or "LHLO":
                return string.Join("\r\n", (string[])["server.example", .. extensions]).Replace("\r\n", "\r\n250-", StringComparison.Ordinal).Insert(0, "250-") + "\r\n250 HELP";
            case "MAIL" when _from is null && !_isBroken:
                _from = line;
                return "250 sender ok";
            case "RCPT" when _from is not null:
                _to.Add(line);
                return "250 recipient ok";
            case "DATA" when _to.Count > 0 || WantsContentForNobody:
                _takesData = true;
                return "354 go";
            case "DATA" when _from is not null:
                return "554 no valid recipients";
            case "RSET":
                Drop();
                _isBroken = false;
                return "250 dropped";
            case "NOOP":
                return "250 still here";
            case "STARTTLS":
                // Without somebody who makes the handshake for it this is its last word.
                AwaitsHandshake = KnowsTls;
                _hasClosed = !KnowsTls;
                return "220 go";
            case "QUIT":
                return Farewell;
            default:
                return "503 out of order";
        }
    }

    private bool TakeData()
    {
        bool isEmpty = Unread.StartsWith(".\r\n"u8);
        int end = isEmpty ? 0 : Unread.IndexOf("\r\n.\r\n"u8);
        if (end < 0)
            return false;
        _content.Append(Encoding.Latin1.GetString(Unread[..(isEmpty ? 0 : end + 2)]));
        _taken += end + (isEmpty ? 3 : 5);
        Commands.Add(isEmpty ? "." : "(content)");
        _takesData = false;
        Conclude();
        return true;
    }

    // The octets are read before anything is said, whatever is wrong (RFC 3030 §2).
    private bool TakeChunk(int length, bool isLast)
    {
        if (Unread.Length < length)
            return false;
        _chunk = null;
        string octets = Encoding.Latin1.GetString(Unread[..length]);
        _taken += length;
        if (_to.Count == 0)
            Say(_from is null ? "503 out of order" : "554 no valid recipients");
        else if (RefusesContent(_content + octets) is { } refusal)
        {
            _isBroken = true;
            for (int replies = SpeaksLmtp && isLast ? _to.Count : 1; replies > 0; replies--)
                Say(refusal);
        }
        else
        {
            _content.Append(octets);
            if (isLast)
                Conclude();
            else
                Say("250 chunk ok");
        }
        return true;
    }

    private void Conclude()
    {
        string? refusal = _to.Count == 0 ? "554 nobody" : RefusesContent(_content.ToString());
        if (refusal is null)
            Delivered.Add(new Delivery(_from!, [.. _to], _content.ToString()));
        for (int replies = SpeaksLmtp ? _to.Count : 1; replies > 0; replies--)
            Say(refusal ?? $"250 queued as {Delivered.Count}");
        Drop();
    }

    private void Drop()
    {
        _from = null;
        _to.Clear();
        _content.Clear();
    }
}
