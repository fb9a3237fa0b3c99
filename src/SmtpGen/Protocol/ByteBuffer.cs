namespace SmtpGen.Protocol;

/// <summary>Octets that wait to be taken: appended at one end, consumed at the other, in one array that is used again and again.</summary>
internal sealed class ByteBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _start;
    private int _end;

    public int Length => _end - _start;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(_start, Length);

    /// <summary>Room for at least <paramref name="count"/> octets; <see cref="Commit"/> says how many were written to it.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - _end < count)
            MakeRoom(count);
        return _bytes.AsSpan(_end);
    }

    /// <summary>The same, for those who write to it later.</summary>
    public Memory<byte> Reserve(int count)
    {
        Room(count);
        return _bytes.AsMemory(_end);
    }

    public void Commit(int count) => _end += count;

    public void Append(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(Room(octets.Length));
        _end += octets.Length;
    }

    public void Consume(int count)
    {
        _start += count;
        if (_start == _end)
            Clear();
    }

    public void Clear() => _start = _end = 0;

    /// <summary>Gives up what was appended after the first <paramref name="length"/> octets.</summary>
    public void Truncate(int length) => _end = _start + length;

    private void MakeRoom(int count)
    {
        byte[] target = _bytes.Length - Length < count ? new byte[Math.Max(_bytes.Length * 2, Length + count)] : _bytes;
        Span.CopyTo(target);
        _end = Length;
        _start = 0;
        _bytes = target;
    }
}
