using System.Text;

namespace SmtpGen.Tests.Faults;

/// <summary>A whole reply in what a server said.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where the next one begins.</param>
/// <param name="Text">Its last line, without the code.</param>
internal sealed record SaidReply(int Code, int Start, int End, string Text)
{
    public bool IsSuccess => Code / 100 == 2;

    /// <summary>The replies in some octets, up to what is none: nobody can say what comes after that.</summary>
    public static List<SaidReply> AllIn(ReadOnlySpan<byte> octets)
    {
        var replies = new List<SaidReply>();
        int start = 0, code = 0;
        for (int line = 0; octets[line..].IndexOf((byte)'\n') is >= 0 and var length;)
        {
            string text = Encoding.Latin1.GetString(octets.Slice(line, length));
            if (text.EndsWith('\r'))
                text = text[..^1];
            line += length + 1;
            if (text.Length < 3 || text[0] is < '2' or > '5' || !int.TryParse(text.AsSpan(0, 3), out int found) || (code != 0 && code != found)
                || text[..3].Any(digit => !char.IsAsciiDigit(digit)) || (text.Length > 3 && text[3] is not (' ' or '-')))
                return replies;
            code = found;
            if (text.Length > 3 && text[3] == '-')
                continue;
            replies.Add(new SaidReply(code, start, line, text.Length > 4 ? text[4..] : ""));
            (start, code) = (line, 0);
        }
        return replies;
    }
}
