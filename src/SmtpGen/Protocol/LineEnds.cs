namespace SmtpGen.Protocol;

/// <summary>
/// Content with each CRLF, lone LF and lone CR as one CRLF, and a missing last line end added. As it is, it is what goes out after BDAT (RFC 3030 §2).
/// </summary>
/// <param name="doublesDots">Whether a dot that begins a line is doubled.</param>
/// <remarks>It works on pieces cut anywhere.</remarks>
internal struct LineEnds(bool doublesDots)
{
    private bool _inLine;
    private bool _afterCr;

    /// <summary>Appends a piece. At worst it becomes twice as long, and a little.</summary>
    public void Append(ReadOnlySpan<byte> piece, ByteBuffer output)
    {
        // The CR at the end of the piece before was completed there.
        if (_afterCr && piece is [(byte)'\n', ..])
        {
            piece = piece[1..];
            _afterCr = false;
        }
        if (piece.IsEmpty)
            return;
        byte before = _inLine ? default : (byte)'\n';
        output.Commit(ContentLines.Encode(before, piece, output.Room(ContentLines.LongestEncoding(piece.Length)), doublesDots));
        _afterCr = piece[^1] == '\r';
        _inLine = !_afterCr && piece[^1] != '\n';
        if (_afterCr)
            output.Append("\n"u8);
    }

    /// <summary>Appends the line end that is missing, if one is.</summary>
    public readonly void Finish(ByteBuffer output)
    {
        if (_inLine)
            output.Append("\r\n"u8);
    }
}
