using System.Net.Sockets;

namespace SmtpGen.Transport;

/// <summary>
/// The lowest stream of a connection. It holds every blocking call to one deadline, so that a server that sends an octet now and then
/// gains nothing; beneath TLS too, where one read of ours is many. What is written is flushed.
/// </summary>
/// <remarks>
/// A blocking call on a stream that has no timeouts of its own can only be ended by disposing the stream, which the watchdog does. An
/// awaited one on a stream that is not a socket's may not heed its token: it is left behind, and nobody waits for it.
/// </remarks>
internal sealed class DeadlineStream(Stream inner, Socket? socket) : Stream
{
    // In so many reads at most a read waits, each with the socket's own time.
    private const int MostTries = 8;

    // By so much may the time of a socket be over before ours: the part of it, and milliseconds.
    private const int EarlyPart = 16;
    private const int EarlyTime = 10;

    // What any stream that two sides talk over takes at once.
    private const int SmallHeadroom = 2048;

    private readonly bool _heedsTokens = inner is NetworkStream;
    private volatile bool _isDisposed;
    private ITimer? _watchdog;
    private ReadAhead? _ahead;
    private int _readTimeout = Timeout.Infinite;
    private int _writeTimeout = Timeout.Infinite;
    private int? _headroom;
    private int _granted;

    /// <summary>When the blocking calls that follow are over.</summary>
    public Deadline Deadline { get; set; }

    /// <summary>Whether a call took too long.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>How many octets wait in the socket, as far as one is known.</summary>
    public int Waiting => (_ahead?.Length ?? 0) + Ask(static socket => socket.Available, 0);

    /// <summary>Whether what is written may be more than the other side takes before it is read, so that writes read too.</summary>
    public bool ReadsBeside { get; set; }

    /// <summary>Whether what is written fits into what the system keeps for the socket, so that no write of it can block.</summary>
    public bool NeverBlocks { get; set; }

    /// <summary>Whether blocking writes can do that: they have to be told when they would block.</summary>
    public bool CanReadBeside => socket is not null;

    /// <summary>How much the socket takes without blocking while nothing is on its way; the kernel counts more than the octets.</summary>
    public int Headroom => _headroom ??= Ask(static socket => socket.SendBufferSize / 4, SmallHeadroom);

    /// <summary>Whether a blocking read takes what waits in the socket, and throws <see cref="NothingWaitsException"/> where it would have to wait.</summary>
    public bool NeverWaits { get; set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ahead is { HasSome: true })
            return _ahead.Take(buffer);
        if (NeverWaits && (Waiting == 0 || _ahead is { IsReading: true }))
            throw new NothingWaitsException();
        while (true)
        {
            bool isRetried = ArmRead();
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception e) when (isRetried && IsSocketTimeout(e))
            {
                // The socket's time is over, and ours is not.
            }
            catch (Exception e) when (IsTimeout(e))
            {
                throw Overdue.Reading(e);
            }
            finally
            {
                Disarm();
            }
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ArmWrite();
        try
        {
            if (ReadsBeside && CanReadBeside)
                Ahead.Write(buffer, Deadline);
            else
                inner.Write(buffer);
            inner.Flush();
        }
        catch (Exception e) when (IsTimeout(e))
        {
            throw Overdue.Writing(e);
        }
        finally
        {
            Disarm();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_ahead is { HasSome: true })
            return new(_ahead.Take(buffer.Span));
        if (_ahead is { IsReading: true })
            return _ahead.TakeReading(buffer, cancellationToken);
        ValueTask<int> read = inner.ReadAsync(buffer, cancellationToken);
        return _heedsTokens || read.IsCompleted ? read : new ValueTask<int>(read.AsTask().OrLeave(cancellationToken));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ValueTask write = _heedsTokens ? inner.WriteAsync(buffer, cancellationToken) : new ValueTask(WriteThrough(buffer, cancellationToken).OrLeave(cancellationToken));
        return ReadsBeside && !write.IsCompleted ? new ValueTask(Ahead.Beside(write.AsTask(), cancellationToken)) : write;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isDisposed = true;
            _watchdog?.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    // Another thread may close the socket at any moment, which the next read or write says.
    private int Ask(Func<Socket, int> question, int otherwise)
    {
        try
        {
            return socket is null ? otherwise : question(socket);
        }
        catch (ObjectDisposedException)
        {
            return otherwise;
        }
    }

    private ReadAhead Ahead => _ahead ??= new ReadAhead(inner, socket);

    private async Task WriteThrough(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // Setting a timeout is a system call, and what is left is a little different each time and a lot from command to command. A read that
    // brought nothing can be tried again: so a time that is shorter, but not much, is left as it is.
    private bool ArmRead()
    {
        int remaining = TimeLeft(isWriting: false);
        if (!inner.CanTimeout)
            SetWatchdog(remaining);
        else if (_readTimeout != remaining && !(IsShorter(_readTimeout, remaining) && _readTimeout >= remaining / MostTries))
            inner.ReadTimeout = _readTimeout = remaining;
        return inner.CanTimeout && IsShorter(_readTimeout, remaining);
    }

    // Of a write nobody knows how much went out before its time was over: it has to be the right one, or nearly.
    private void ArmWrite()
    {
        int remaining = TimeLeft(isWriting: true);
        if (NeverBlocks && socket is not null)
            return;
        if (!inner.CanTimeout)
            SetWatchdog(remaining);
        else if (_writeTimeout != remaining && !(IsShorter(_writeTimeout, remaining) && remaining - _writeTimeout < remaining / 64))
            inner.WriteTimeout = _writeTimeout = remaining;
    }

    private int TimeLeft(bool isWriting)
    {
        _granted = Deadline.Remaining;
        if (_granted != 0)
            return _granted;
        TimedOut = true;
        throw isWriting ? Overdue.Writing() : Overdue.Reading();
    }

    private static bool IsShorter(int timeout, int remaining) => timeout > 0 && timeout < remaining;

    private void SetWatchdog(int remaining)
    {
        if (Deadline.Clock is not { } clock)
            return;
        _watchdog ??= clock.CreateTimer(static stream => ((DeadlineStream)stream!).Bite(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watchdog.Change(TimeSpan.FromMilliseconds(remaining), Timeout.InfiniteTimeSpan);
    }

    private void Disarm() => _watchdog?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Bite()
    {
        TimedOut = true;
        inner.Dispose();
    }

    private bool IsTimeout(Exception e)
    {
        // A socket that another thread closes in the middle of a call may say that its time is over.
        TimedOut |= !_isDisposed && (e is TimeoutException || (IsSocketTimeout(e) && IsOver));
        return TimedOut;
    }

    // A socket says it too of a connection that was lost when part of a write had gone out, or when the system gave the other side up. Where our time has no end (-1), the socket's counts.
    private bool IsOver => Deadline.Remaining <= (_granted / EarlyPart) + EarlyTime;

    private static bool IsSocketTimeout(Exception e)
        => e is IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock } };
}

/// <summary>There is nothing to read at once. TLS lets it pass as what any stream may throw, and can be read from again.</summary>
internal sealed class NothingWaitsException : IOException;
