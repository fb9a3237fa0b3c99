using System.Net.Sockets;

namespace SmtpGen.Transport;

/// <summary>
/// The lowest stream of a connection. It holds every blocking call to one deadline, so that a server that sends an octet now and then
/// gains nothing; beneath TLS too, where one read of ours is many.
/// </summary>
/// <remarks>
/// A blocking call on a stream that has no timeouts of its own can only be ended by disposing the stream, which the watchdog does. An
/// awaited one on a stream that is not a socket's may not heed its token: it is left behind, and nobody waits for it.
/// </remarks>
internal sealed class DeadlineStream(Stream inner) : Stream
{
    private readonly bool _heedsTokens = inner is NetworkStream;
    private Timer? _watchdog;
    private int _timeout = Timeout.Infinite;

    /// <summary>When the blocking calls that follow are over.</summary>
    public Deadline Deadline { get; set; } = Deadline.Never;

    /// <summary>Whether a call took too long.</summary>
    public bool TimedOut { get; private set; }

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
        Arm();
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception e) when (IsTimeout(e))
        {
            throw new TimeoutException("The server did not answer in time. The connection was closed.", e);
        }
        finally
        {
            Disarm();
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Arm();
        try
        {
            inner.Write(buffer);
        }
        catch (Exception e) when (IsTimeout(e))
        {
            throw new TimeoutException("The server did not take in time what was sent. The connection was closed.", e);
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
        ValueTask<int> read = inner.ReadAsync(buffer, cancellationToken);
        return _heedsTokens || read.IsCompleted ? read : new ValueTask<int>(read.AsTask().WaitAsync(cancellationToken));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ValueTask write = inner.WriteAsync(buffer, cancellationToken);
        return _heedsTokens || write.IsCompleted ? write : new ValueTask(write.AsTask().WaitAsync(cancellationToken));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _watchdog?.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Arm()
    {
        if (Deadline.IsOver)
        {
            TimedOut = true;
            throw new TimeoutException("The server did not answer in time. The connection was closed.");
        }
        int remaining = Deadline.Remaining;
        if (!inner.CanTimeout)
        {
            _watchdog ??= new Timer(static stream => ((DeadlineStream)stream!).Bite(), this, Timeout.Infinite, Timeout.Infinite);
            _watchdog.Change(remaining, Timeout.Infinite);
        }
        else if (!IsNearEnough(remaining))
            inner.ReadTimeout = inner.WriteTimeout = _timeout = remaining;
    }

    // Setting a timeout is a system call, and what is left is a little different each time.
    private bool IsNearEnough(int remaining)
        => _timeout == remaining || (_timeout > 0 && _timeout < remaining && remaining - _timeout < remaining / 64);

    private void Disarm()
    {
        if (!TimedOut)
            _watchdog?.Change(Timeout.Infinite, Timeout.Infinite);
    }

    private void Bite()
    {
        TimedOut = true;
        inner.Dispose();
    }

    private bool IsTimeout(Exception e)
    {
        TimedOut |= e is TimeoutException || e is IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock } };
        return TimedOut;
    }
}
