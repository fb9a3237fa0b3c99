namespace SmtpGen.Testing;

/// <summary>
/// Finds the end of a message's content and takes the doubled dots off (RFC 5321 §4.5.2). A line ends by CRLF and by nothing else: a
/// server that also took a lone LF or CR would see messages that the sender never sent.
/// </summary>
internal sealed class ContentDecoder(BoundedBuffer content)
{
    private State _state = State.LineStart;

    private enum State
    {
        LineStart,
        Dot,
        DotCarriageReturn,
        Line,
        CarriageReturn,
    }

    public bool IsComplete { get; private set; }

    /// <summary>Takes octets up to the end of the content, and tells how many that were.</summary>
    public int Push(ReadOnlySpan<byte> octets)
    {
        int kept = 0;
        for (int i = 0; i < octets.Length; i++)
        {
            byte octet = octets[i];
            switch (_state)
            {
                case State.LineStart when octet == '.':
                    content.Append(octets[kept..i]);
                    kept = i + 1;
                    _state = State.Dot;
                    continue;

                case State.Dot when octet == '\r':
                    kept = i + 1;
                    _state = State.DotCarriageReturn;
                    continue;

                case State.DotCarriageReturn when octet == '\n':
                    IsComplete = true;
                    return i + 1;

                case State.DotCarriageReturn:
                    content.Append("\r"u8);
                    _state = State.CarriageReturn;
                    break;
            }

            _state = octet switch
            {
                (byte)'\r' => State.CarriageReturn,
                (byte)'\n' when _state == State.CarriageReturn => State.LineStart,
                _ => State.Line,
            };
        }

        content.Append(octets[kept..]);
        return octets.Length;
    }
}
