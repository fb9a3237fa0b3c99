namespace SmtpGen.Protocol;

/// <summary>
/// Content as it goes out after DATA: CRLF, a lone LF and a lone CR each become one CRLF, a dot that begins a line is doubled, a missing
/// last line end is added, and a line that holds one dot ends it (RFC 5321 §4.5.2, §4.1.1.4).
/// </summary>
/// <remarks>It works on chunks cut anywhere. Since nothing but CRLF leaves, content cannot smuggle an end of data past a server that
/// reads other line ends (§2.3.8).</remarks>
internal struct DotStuffer()
{
    private bool _lineStart = true;
    private bool _afterCr;

    /// <summary>Appends a chunk. At worst it becomes twice as long, and a little.</summary>
    public void Append(ReadOnlySpan<byte> chunk, ByteBuffer output)
    {
        // The CR at the end of the chunk before was completed there.
        if (_afterCr && chunk is [(byte)'\n', ..])
            chunk = chunk[1..];
        _afterCr &= chunk.IsEmpty;
        if (chunk.IsEmpty)
            return;
        byte before = _lineStart ? (byte)'\n' : default;
        output.Commit(ContentLines.Encode(before, chunk, output.Room(ContentLines.LongestEncoding(chunk.Length))));
        _afterCr = chunk[^1] == '\r';
        _lineStart = _afterCr || chunk[^1] == '\n';
        if (_afterCr)
            output.Append("\n"u8);
    }

    /// <summary>Appends what ends the content.</summary>
    public void Finish(ByteBuffer output)
    {
        output.Append(_lineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        this = new DotStuffer();
    }
}
