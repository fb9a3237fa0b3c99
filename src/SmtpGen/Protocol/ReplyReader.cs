using System.Text;

namespace SmtpGen.Protocol;

/// <summary>
/// Finds the end of a reply in what has come so far. It remembers how far it looked, so octets are looked at once however they are
/// cut into segments, and the outcome does not depend on the cuts.
/// </summary>
/// <remarks>
/// Lines end with LF; a CR before it is not counted as text. RFC 5321 §2.3.8 knows CRLF only, but servers that end lines with a lone LF
/// exist and the peers read them. Inside a reply that is harmless: no octet of ours is framed by it.
/// </remarks>
internal sealed class ReplyReader
{
    private const int CodeLength = 3;
    private int _line;
    private int _scanned;
    private int _code;

    /// <summary>Looks for a whole reply at the start of <paramref name="octets"/>, which begin where they began at the last call.</summary>
    /// <returns>False when more octets are needed.</returns>
    /// <exception cref="SmtpProtocolException">What came is not a reply, or exceeds a limit.</exception>
    public bool TryRead(ReadOnlySpan<byte> octets, out int length, out int code)
    {
        while (true)
        {
            int end = octets[_scanned..].IndexOf((byte)'\n');
            if (end < 0)
                break;
            int next = _scanned + end + 1;
            CheckLimits(next);
            bool last = IsLastLine(octets[_line..(next - 1)]);
            _line = _scanned = next;
            if (!last)
                continue;
            (length, code) = (next, _code);
            _line = _scanned = _code = 0;
            return true;
        }
        _scanned = octets.Length;
        CheckLimits(octets.Length);
        (length, code) = (0, 0);
        return false;
    }

    private void CheckLimits(int end)
    {
        if (end - _line > SmtpLimits.ReplyLine)
            throw new SmtpProtocolException($"The server sent a reply line of more than {SmtpLimits.ReplyLine} octets.");
        if (end > SmtpLimits.Reply)
            throw new SmtpProtocolException($"The server sent a reply of more than {SmtpLimits.Reply} octets.");
    }

    private bool IsLastLine(ReadOnlySpan<byte> line)
    {
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        int code = ReadCode(line);
        if (_code != 0 && code != _code)
            throw new SmtpProtocolException($"The lines of one reply carry different codes: {_code}, then {code}.");
        _code = code;
        if (line.Length == CodeLength)
            return true;
        return line[CodeLength] switch
        {
            (byte)' ' => true,
            (byte)'-' => false,
            _ => throw Malformed(line),
        };
    }

    // RFC 5321 §4.2: the first digit is 2 to 5; a code that is not known is read by it (§4.3.2), so the other two may be any digits.
    private static int ReadCode(ReadOnlySpan<byte> line)
    {
        if (line.Length < CodeLength || line[0] is < (byte)'2' or > (byte)'5' || !IsDigit(line[1]) || !IsDigit(line[2]))
            throw Malformed(line);
        return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    }

    private static bool IsDigit(byte octet) => octet is >= (byte)'0' and <= (byte)'9';

    private static SmtpProtocolException Malformed(ReadOnlySpan<byte> line)
    {
        const int shown = 40;
        var text = new StringBuilder();
        foreach (byte octet in line[..Math.Min(line.Length, shown)])
            text.Append(octet is >= 32 and < 127 ? (char)octet : '?');
        return new SmtpProtocolException($"The server sent a line that is not a reply: \"{text}\".");
    }
}
