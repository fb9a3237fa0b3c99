using System.Net.Sockets;
using SmtpGen.Protocol;

namespace SmtpGen.Transport;

/// <summary>
/// Writes while it reads. Where the other side answers what it has got before it takes more, and neither side's buffers have room, both
/// would wait for each other (RFC 2920 §3.1): so what comes during such a write is kept for the reads that follow.
/// </summary>
internal sealed class ReadAhead(Stream inner, Socket? socket)
{
    private const int PieceSize = 4096;

    // A server that answers more than this to one block of commands is not read any further: the write then runs out of time.
    private const int MostKept = 4 * 1024 * 1024;

    private readonly ByteBuffer _kept = new(PieceSize);
    private readonly byte[] _piece = new byte[PieceSize];
    private Task<int>? _reading;
    private bool _hasEnded;

    /// <summary>How many octets are kept.</summary>
    public int Length
    {
        get
        {
            KeepWhatCame();
            return _kept.Length;
        }
    }

    /// <summary>Whether a write began a read and did not see the end of it; the next read waits for it.</summary>
    public bool IsReading => _reading is not null;

    /// <summary>Whether a read has something to take here: octets, or the end of the stream.</summary>
    public bool HasSome => Length > 0 || _hasEnded;

    private bool MayRead => !_hasEnded && _kept.Length < MostKept;

    /// <summary>Takes what is kept; nothing at the end of the stream.</summary>
    public int Take(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _kept.Length);
        _kept.Span[..count].CopyTo(buffer);
        _kept.Consume(count);
        return count;
    }

    /// <summary>Writes to the socket, without ever blocking on the write alone.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    public void Write(ReadOnlySpan<byte> octets, Deadline deadline)
    {
        socket!.Blocking = false;
        try
        {
            while (!octets.IsEmpty)
            {
                int sent = socket.Send(octets, SocketFlags.None, out SocketError error);
                if (error == SocketError.Success)
                    octets = octets[sent..];
                else if (error != SocketError.WouldBlock)
                    throw new IOException("The connection was lost.", new SocketException((int)error));
                else
                    WaitAndRead(deadline);
            }
        }
        finally
        {
            socket.Blocking = true;
        }
    }

    /// <summary>Waits for a write that has begun, and reads meanwhile.</summary>
    public async Task Beside(Task write, CancellationToken cancellationToken)
    {
        while (!write.IsCompleted && MayRead && _reading is not { IsFaulted: true } and not { IsCanceled: true })
        {
            if (_reading is null)
                Abandonment.Leave(_reading = inner.ReadAsync(_piece, cancellationToken).AsTask());
            await Task.WhenAny(write, _reading).ConfigureAwait(false);
            KeepWhatCame();
        }
        try
        {
            await write.ConfigureAwait(false);
        }
        catch when (socket is not null && _reading is not null)
        {
            // The other side is gone, so the read ends too, with what that side said before: the next read takes it.
            await ((Task)_reading).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>Waits for the read that a write began, and takes what it brought.</summary>
    public async ValueTask<int> TakeReading(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _reading!.OrLeave(cancellationToken).ConfigureAwait(false);
        KeepWhatCame();
        return Take(buffer.Span);
    }

    // Whoever writes or reads next takes what a read has brought: at any other time somebody else may be at what is kept.
    private void KeepWhatCame()
    {
        if (_reading is not { IsCompletedSuccessfully: true })
            return;
        int count = _reading.Result;
        _reading = null;
        Keep(count);
    }

    private void Keep(int count)
    {
        _hasEnded = count == 0;
        _kept.Append(_piece.AsSpan(0, count));
    }

    private void WaitAndRead(Deadline deadline)
    {
        List<Socket> readers = MayRead ? [socket!] : [];
        List<Socket> writers = [socket!];
        int remaining = deadline.Remaining;
        Socket.Select(readers, writers, null, remaining < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(remaining));
        if (readers.Count == 0 && writers.Count == 0)
            throw Overdue.Writing();
        if (readers.Count > 0)
            Keep(socket!.Receive(_piece));
    }
}
