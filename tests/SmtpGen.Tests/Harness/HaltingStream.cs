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

    /// <summary>When that happens. Only in the middle of a call does it halt: before and after, it goes on as if nothing had happened.</summary>
    public HaltMoment Moment { get; init; } = HaltMoment.Within;

    /// <summary>Whether flushes count as writes do.</summary>
    public bool HaltsFlushes { get; init; }

    /// <summary>Whether an awaited call that never ends does so when the stream is closed.</summary>
    public bool EndsWhenClosed { get; init; } = true;

    /// <summary>Gets the octets of a write that never ends, of which the other side may have got some.</summary>
    public Action<byte[]> OnHaltedWrite { get; init; } = static _ => { };

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
        bool isStruck = !_isReadHalted && Strikes(isRead: true);
        _isReadHalted |= isStruck && Moment == HaltMoment.Within;
        if (_isReadHalted)
            HaltBlocking(ReadTimeout);
        clock.Advance(TimePerRead);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        int count = inner.Read(buffer[..Math.Min(buffer.Length, BytesPerRead)]);
        EndStruck(isStruck);
        return count;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        bool isStruck = Strikes(isRead: false);
        if (isStruck && Moment == HaltMoment.Within)
        {
            OnHaltedWrite(buffer.ToArray());
            HaltBlocking(WriteTimeout);
        }
        ObjectDisposedException.ThrowIf(_isClosed, this);
        inner.Write(buffer);
        EndStruck(isStruck);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        bool isStruck = Strikes(isRead: true);
        if (isStruck && Moment == HaltMoment.Within)
            await Halt(cancellationToken);
        clock.Advance(TimePerRead);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        int count = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, BytesPerRead)], HeedsTokens ? cancellationToken : default);
        EndStruck(isStruck);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        bool isStruck = Strikes(isRead: false);
        if (isStruck && Moment == HaltMoment.Within)
        {
            OnHaltedWrite(buffer.ToArray());
            await Halt(cancellationToken);
        }
        ObjectDisposedException.ThrowIf(_isClosed, this);
        await inner.WriteAsync(buffer, HeedsTokens ? cancellationToken : default);
        EndStruck(isStruck);
    }

    public override void Flush()
    {
        bool isStruck = HaltsFlushes && Strikes(isRead: false);
        if (isStruck && Moment == HaltMoment.Within)
            HaltBlocking(WriteTimeout);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        inner.Flush();
        EndStruck(isStruck);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        bool isStruck = HaltsFlushes && Strikes(isRead: false);
        if (isStruck && Moment == HaltMoment.Within)
            await Halt(cancellationToken);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        await inner.FlushAsync(HeedsTokens ? cancellationToken : default);
        EndStruck(isStruck);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _isClosed = true;
        _closed.TrySetResult();
        inner.Dispose();
        base.Dispose(disposing);
    }

    private bool Strikes(bool isRead)
    {
        bool strikes = Halts(++Operations, isRead);
        if (strikes && Moment == HaltMoment.Before)
            OnHalt!();
        return strikes;
    }

    private void EndStruck(bool isStruck)
    {
        if (isStruck && Moment == HaltMoment.After)
            OnHalt!();
    }

    private void HaltBlocking(int timeout)
    {
        OnHalt?.Invoke();
        ObjectDisposedException.ThrowIf(_isClosed, this);
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
        await (EndsWhenClosed ? _closed.Task : new TaskCompletionSource().Task).WaitAsync(HeedsTokens ? cancellationToken : default);
        ObjectDisposedException.ThrowIf(_isClosed, this);
    }
}
