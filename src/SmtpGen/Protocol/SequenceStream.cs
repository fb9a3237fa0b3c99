using System.Buffers;

namespace SmtpGen.Protocol;

/// <summary>Octets in several pieces of memory, read one after the other.</summary>
internal sealed class SequenceStream : Stream
{
    private readonly ReadOnlySequence<byte> _octets;
    private ReadOnlySequence<byte> _rest;

    public SequenceStream(ReadOnlySequence<byte> octets) => _rest = _octets = octets;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _octets.Length;

    public override long Position
    {
        get => _octets.Length - _rest.Length;
        set => _rest = _octets.Slice(value);
    }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, _rest.Length);
        _rest.Slice(0, count).CopyTo(buffer);
        _rest = _rest.Slice(count);
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
