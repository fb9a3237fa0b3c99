using System.Threading.Tasks.Sources;

namespace SmtpGen.Tests.Faults;

/// <summary>What a TLS server in memory reads and writes. A read waits until it is fed, and goes on in the call that feeds it.</summary>
internal sealed class PumpedStream : Stream, IValueTaskSource<int>
{
    // What a hang would look like to the test; nothing depends on how fast the machine is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private readonly Queue<byte> _input = new();
    private readonly Queue<byte> _output = new();
    private ManualResetValueTaskSourceCore<int> _read;
    private Memory<byte> _target;
    private bool _isWaiting;
    private bool _isClosed;

    /// <summary>Whether the server reads no more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>How much the server has written.</summary>
    public int Written { get; private set; }

    /// <summary>Whether all of it was taken.</summary>
    public bool IsDrained => _output.Count == 0;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Gives the server octets, and returns when it has done with them what it does.</summary>
    public void Feed(ReadOnlySpan<byte> octets)
    {
        lock (_gate)
        {
            foreach (byte octet in octets)
                _input.Enqueue(octet);
        }
        GoOn();
        AwaitRest();
    }

    /// <summary>Takes what the server has written.</summary>
    public int Drain(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _output.TryDequeue(out byte octet))
            buffer[count++] = octet;
        return count;
    }

    /// <summary>The server reads no more.</summary>
    public void End()
    {
        lock (_gate)
        {
            HasEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (buffer.IsEmpty || _input.Count > 0 || _isClosed)
                return new(Take(buffer.Span));
            _target = buffer;
            _isWaiting = true;
            _read.Reset();
            Monitor.PulseAll(_gate);
            return new(this, _read.Version);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        foreach (byte octet in buffer)
            _output.Enqueue(octet);
        Written += buffer.Length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
            _isClosed = true;
        GoOn();
        base.Dispose(disposing);
    }

    private void GoOn()
    {
        int count;
        lock (_gate)
        {
            if (!_isWaiting)
                return;
            _isWaiting = false;
            count = Take(_target.Span);
        }
        _read.SetResult(count);
    }

    private int Take(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _input.TryDequeue(out byte octet))
            buffer[count++] = octet;
        return count;
    }

    // As a rule the server has done all of it already, on this thread.
    private void AwaitRest()
    {
        lock (_gate)
        {
            while (!_isWaiting && !HasEnded)
                Assert.True(Monitor.Wait(_gate, Patience), "The server neither reads nor ends.");
        }
    }
}
