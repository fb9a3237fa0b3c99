namespace SmtpGen.Tests.Harness;

/// <summary>
/// A server that greets, and then says nothing more, or an octet now and then; over a stream that knows no timeouts and heeds no token,
/// so that the client alone can end the wait.
/// </summary>
internal sealed class SilentStream(byte? drip = null) : Stream
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly ManualResetEventSlim _closed = new();
    private byte[] _greeting = "220 ready\r\n"u8.ToArray();

    public bool IsClosed => _closed.IsSet;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_greeting.Length > 0)
        {
            _greeting.CopyTo(buffer);
            int length = _greeting.Length;
            _greeting = [];
            return length;
        }
        if (_closed.Wait(drip is null ? Timeout.InfiniteTimeSpan : Pause))
            throw new ObjectDisposedException(nameof(SilentStream));
        buffer[0] = drip!.Value;
        return 1;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => await Task.Run(() => Read(buffer.Span), CancellationToken.None);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
    public override void Write(ReadOnlySpan<byte> buffer) { }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Write(byte[] buffer, int offset, int count) { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed.Set();
        base.Dispose(disposing);
    }
}
