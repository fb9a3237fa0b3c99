namespace SmtpGen.Protocol;

/// <summary>
/// Content as it goes out after DATA: CRLF, a lone LF and a lone CR each become one CRLF, a dot that begins a line is doubled, a missing
/// last line end is added, and a line that holds one dot ends it (RFC 5321 §4.5.2, §4.1.1.4).
/// </summary>
/// <remarks>It works on chunks cut anywhere. Since nothing but CRLF leaves, content cannot smuggle an end of data past a server that
/// reads other line ends (§2.3.8).</remarks>
internal struct DotStuffer()
{
    private LineEnds _lines = new(doublesDots: true);

    /// <summary>Appends a chunk. At worst it becomes twice as long, and a little.</summary>
    public void Append(ReadOnlySpan<byte> chunk, ByteBuffer output) => _lines.Append(chunk, output);

    /// <summary>Appends what ends the content.</summary>
    public void Finish(ByteBuffer output)
    {
        _lines.Finish(output);
        output.Append(".\r\n"u8);
        this = new DotStuffer();
    }
}
