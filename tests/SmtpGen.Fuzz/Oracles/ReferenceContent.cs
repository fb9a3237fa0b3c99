namespace SmtpGen.Fuzz;

/// <summary>Content as a server reads it, octet by octet (RFC 5321 §4.5.2), and what it ought to have become before.</summary>
public static class ReferenceContent
{
    /// <summary>
    /// What a server makes of octets after DATA that is strict about line ends; null where they hold a CR or LF by itself, where a line of one
    /// dot is not all that is at their end, or where one stands before.
    /// </summary>
    public static byte[]? Unstuff(ReadOnlySpan<byte> wire)
    {
        var text = new List<byte>(wire.Length);
        int lineStart = 0;
        for (int at = 0; at < wire.Length; at++)
        {
            if (wire[at] == '\n')
                return null;
            if (wire[at] != '\r')
                continue;
            if (at + 1 == wire.Length || wire[at + 1] != '\n')
                return null;
            ReadOnlySpan<byte> line = wire[lineStart..at];
            lineStart = ++at + 1;
            if (line is [(byte)'.'])
                return lineStart == wire.Length ? [.. text] : null;
            text.AddRange(line is [(byte)'.', ..] ? line[1..] : line);
            text.AddRange("\r\n"u8);
        }
        return null;
    }

    /// <summary>Content with each line end, of whatever kind, as CRLF, the last one too.</summary>
    public static byte[] Normalize(ReadOnlySpan<byte> content)
    {
        var text = new List<byte>(content.Length + 16);
        for (int at = 0; at < content.Length; at++)
        {
            bool isPair = content[at] == '\r' && at + 1 < content.Length && content[at + 1] == '\n';
            if (content[at] is (byte)'\r' or (byte)'\n')
                text.AddRange("\r\n"u8);
            else
                text.Add(content[at]);
            at += isPair ? 1 : 0;
        }
        if (text.Count > 0 && text[^1] != '\n')
            text.AddRange("\r\n"u8);
        return [.. text];
    }
}
