using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>
    /// Closes the connection without a word (RFC 5321 §3.8). May be called at any time; Connect makes a new one. An operation that runs on
    /// another thread, Connect too, ends with an <see cref="SmtpServerDisconnectedException"/>.
    /// </summary>
    public void Close()
    {
        _connection?.Dispose();
        if (Volatile.Read(ref _busy) == 0)
            return;
        _blocking.Abandon();
        _awaiting.Abandon();
    }

    /// <summary>
    /// Says QUIT when no answer is outstanding (RFC 5321 §4.1.1.10), waits two seconds for its answer at most, and closes the connection.
    /// It throws nothing, so it never hides an exception in flight. May be called at any time, by any number of threads: an operation that runs ends
    /// as it does by <see cref="Close"/>, and no QUIT is said.
    /// </summary>
    public void Dispose()
    {
        Complete(Leave(_blocking));
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await Leave(_awaiting).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private async ValueTask<bool> Leave(Driver driver)
    {
        // The turn is never given back.
        bool hasTurn = Interlocked.Exchange(ref _busy, 1) == 0;
        bool mayQuit = hasTurn && Current is { Session: { Owed: 0, AwaitsInput: false, IsOpen: true } };
        try
        {
            if (mayQuit)
            {
                _awaiting.Begin(CancellationToken.None);
                TimeSpan limit = Limit(SmtpTimeouts.DisposeQuit);
                bool isShorter = limit != Timeout.InfiniteTimeSpan && limit < SmtpTimeouts.DisposeQuit;
                await Exchange(driver, Start(SmtpCommands.Quit), atMost: isShorter ? limit : SmtpTimeouts.DisposeQuit).ConfigureAwait(false);
            }
        }
        catch
        {
            // Nobody is left who would want to know, and a stream of the caller's may throw anything.
        }
        finally
        {
            _disposed = true;
            if (hasTurn)
                _awaiting.End();
            // Either this sees a connection that is being made, or whoever makes it sees that it must not be.
            Interlocked.MemoryBarrier();
            Close();
        }
        return mayQuit;
    }
}
