namespace SmtpGen.Protocol;

/// <summary>
/// Content as it goes out after DATA: CRLF, a lone LF and a lone CR each become one CRLF, a dot that begins a line is doubled, a missing
/// last line end is added, and a line that holds one dot ends it (RFC 5321 §4.5.2, §4.1.1.4).
/// </summary>
/// <remarks>It works on chunks cut anywhere. Since nothing but CRLF leaves, content cannot smuggle an end of data past a server that
/// reads other line ends (§2.3.8).</remarks>
internal struct DotStuffer()
{
    // At least what one octet of input may become.
    private const int Spare = 4;
    private bool _lineStart = true;
    private bool _afterCr;

    /// <summary>Appends a chunk. At worst it becomes twice as long, and a little.</summary>
    public void Append(ReadOnlySpan<byte> chunk, ByteBuffer output)
    {
        Span<byte> target = output.Reserve(chunk.Length * 2 + Spare).Span;
        int written = 0;
        if (_afterCr && chunk is [(byte)'\n', ..])
            chunk = chunk[1..];
        _afterCr &= chunk.IsEmpty;
        while (!chunk.IsEmpty)
        {
            if (_lineStart && chunk[0] == '.')
                target[written++] = (byte)'.';
            int clean = CleanLength(chunk);
            chunk[..clean].CopyTo(target[written..]);
            written += clean;
            if (clean > 0)
                _lineStart = chunk[clean - 1] == '\n';
            chunk = chunk[clean..];
            if (chunk.IsEmpty || chunk[0] is not ((byte)'\r' or (byte)'\n'))
                continue;
            written += WriteLineEnd(target[written..]);
            chunk = TakeLineEnd(chunk);
        }
        output.Commit(written);
    }

    /// <summary>Appends what ends the content.</summary>
    public void Finish(ByteBuffer output)
    {
        output.Append(_lineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        this = new DotStuffer();
    }

    // How many octets may be copied as they are: up to a lone CR or LF, a CR whose LF is in the next chunk, or a dot that begins a line.
    private static int CleanLength(ReadOnlySpan<byte> chunk)
    {
        int at = 0;
        while (true)
        {
            int end = chunk[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
                return chunk.Length;
            at += end;
            if (chunk[at] == '\n' || at + 1 == chunk.Length || chunk[at + 1] != '\n')
                return at;
            at += 2;
            if (at == chunk.Length || chunk[at] == '.')
                return at;
        }
    }

    private int WriteLineEnd(Span<byte> target)
    {
        "\r\n"u8.CopyTo(target);
        _lineStart = true;
        return 2;
    }

    private ReadOnlySpan<byte> TakeLineEnd(ReadOnlySpan<byte> chunk)
    {
        if (chunk[0] == '\n')
            return chunk[1..];
        if (chunk.Length > 1)
            return chunk[1] == '\n' ? chunk[2..] : chunk[1..];
        _afterCr = true;
        return [];
    }
}
