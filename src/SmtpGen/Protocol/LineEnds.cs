namespace SmtpGen.Protocol;

/// <summary>
/// Content as it goes out after BDAT: CRLF, a lone LF and a lone CR each become one CRLF, and a missing last line end is added, as by DATA;
/// but no dot is doubled, and nothing ends it (RFC 3030 §2).
/// </summary>
/// <remarks>It works on pieces cut anywhere.</remarks>
internal struct LineEnds()
{
    private bool _afterCr;
    private bool _lineStart = true;

    /// <summary>Appends a piece. At worst it becomes twice as long, and a little.</summary>
    public void Append(ReadOnlySpan<byte> piece, ByteBuffer output)
    {
        while (!piece.IsEmpty)
        {
            if (_afterCr)
            {
                // The CR of the piece before, or the one just seen: one CRLF stands for it, and for the LF that may follow.
                _afterCr = false;
                _lineStart = true;
                output.Append("\r\n"u8);
                if (piece[0] == '\n')
                    piece = piece[1..];
                continue;
            }
            int clean = CleanLength(piece);
            if (clean > 0)
            {
                output.Append(piece[..clean]);
                _lineStart = piece[clean - 1] == '\n';
                piece = piece[clean..];
                continue;
            }
            if (piece[0] == '\n')
            {
                output.Append("\r\n"u8);
                _lineStart = true;
            }
            else
                _afterCr = true;
            piece = piece[1..];
        }
    }

    /// <summary>Appends the line end that is missing, if one is.</summary>
    public readonly void Finish(ByteBuffer output)
    {
        if (_afterCr || !_lineStart)
            output.Append("\r\n"u8);
    }

    // How many octets may be copied as they are: up to a lone LF, or a CR that no LF follows in this piece.
    private static int CleanLength(ReadOnlySpan<byte> piece)
    {
        for (int at = 0; ;)
        {
            int end = piece[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
                return piece.Length;
            at += end;
            if (piece[at] == '\n' || at + 1 == piece.Length || piece[at + 1] != '\n')
                return at;
            at += 2;
        }
    }
}
