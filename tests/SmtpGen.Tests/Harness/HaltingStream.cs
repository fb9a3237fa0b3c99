using System.Net.Sockets;

namespace SmtpGen.Tests.Harness;

/// <summary>
/// Puts a stop to one read or write of another stream: it never comes to an end, unless time runs out or the caller gives up. Time is a
/// manual clock's: to wait is to move it.
/// </summary>
/// <param name="inner">What is read and written.</param>
/// <param name="clock">What moves while somebody waits.</param>
internal sealed class HaltingStream(Stream inner, ManualClock clock) : Stream
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;
    private bool _isReadHalted;

    /// <summary>Tells of a read or write, by its number from 1 and whether it is a read, whether it never ends.</summary>
    public Func<int, bool, bool> Halts { get; init; } = static (_, _) => false;

    /// <summary>What happens when it was to halt; null lets time pass until somebody's patience ends.</summary>
    public Action? OnHalt { get; init; }

    /// <summary>Whether it halts there, or goes on after <see cref="OnHalt"/> as if nothing had happened.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Whether awaited calls heed their token.</summary>
    public bool HeedsTokens { get; init; } = true;

    /// <summary>Whether blocking calls have timeouts of their own.</summary>
    public bool HasTimeouts { get; init; } = true;

    /// <summary>How long each read takes.</summary>
    public TimeSpan TimePerRead { get; init; }

    /// <summary>The most that one read gives.</summary>
    public int BytesPerRead { get; init; } = int.MaxValue;

    /// <summary>How many reads and writes there were.</summary>
    public int Operations { get; private set; }

    public bool IsClosed => _isClosed;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override bool CanTimeout => HasTimeouts;
    public override int ReadTimeout { get; set; } = Timeout.Infinite;
    public override int WriteTimeout { get; set; } = Timeout.Infinite;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        // TLS asks with an empty buffer whether there is something, which decides nothing.
        if (buffer.IsEmpty)
            return 0;
        // A read that never ends does not do so when it is tried again.
        _isReadHalted = _isReadHalted || IsHalted(isRead: true);
        if (_isReadHalted)
            HaltBlocking(ReadTimeout);
        clock.Advance(TimePerRead);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return inner.Read(buffer[..Math.Min(buffer.Length, BytesPerRead)]);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsHalted(isRead: false))
            HaltBlocking(WriteTimeout);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        inner.Write(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        if (IsHalted(isRead: true))
            await Halt(cancellationToken);
        clock.Advance(TimePerRead);
        return await inner.ReadAsync(buffer[..Math.Min(buffer.Length, BytesPerRead)], HeedsTokens ? cancellationToken : default);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsHalted(isRead: false))
            await Halt(cancellationToken);
        await inner.WriteAsync(buffer, HeedsTokens ? cancellationToken : default);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() => inner.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _isClosed = true;
        _closed.TrySetResult();
        inner.Dispose();
        base.Dispose(disposing);
    }

    private bool IsHalted(bool isRead)
    {
        if (!Halts(++Operations, isRead))
            return false;
        if (GoesOn)
            OnHalt!();
        return !GoesOn;
    }

    private void HaltBlocking(int timeout)
    {
        if (!HasTimeouts)
        {
            clock.AdvanceToNextTimer();
            ObjectDisposedException.ThrowIf(_isClosed, this);
        }
        Assert.True(timeout > 0, "Nothing would end this wait.");
        clock.Advance(TimeSpan.FromMilliseconds(timeout));
        throw new IOException("The time is over.", new SocketException((int)SocketError.TimedOut));
    }

    private async Task Halt(CancellationToken cancellationToken)
    {
        // Not before the caller waits for this call, whose end it is.
        await Task.Yield();
        (OnHalt ?? clock.AdvanceToNextTimer)();
        // What is still waited for when the stream is closed fails, whether or not somebody is there to see it.
        await _closed.Task.WaitAsync(HeedsTokens ? cancellationToken : default);
        ObjectDisposedException.ThrowIf(_isClosed, this);
    }
}
