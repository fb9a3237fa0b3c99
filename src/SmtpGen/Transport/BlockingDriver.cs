using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace SmtpGen.Transport;

/// <summary>The driver of the synchronous members: it blocks, so what it returns is always complete.</summary>
internal sealed class BlockingDriver(Surroundings surroundings) : Driver(surroundings)
{
    private Deadline _deadline;
    private CancellationTokenSource? _waiting;
    private volatile bool _isAbandoned;

    /// <summary>Begins an operation.</summary>
    public void Begin() => _isAbandoned = false;

    public override void StartClock(TimeSpan limit) => _deadline = new Deadline(Surroundings.Clock, limit);

    public override void Abandon()
    {
        _isAbandoned = true;
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _waiting)?.Cancel();
    }

    public override bool WritesBlindly(Connection connection) => !connection.Transport.CanReadBeside;

    public override ValueTask Prepare(Connection connection, SaslMechanism mechanism, SaslContext context)
    {
        mechanism.Prepare(context);
        return default;
    }

    public override ValueTask<int> ReadContent(Stream content, Memory<byte> buffer) => new(content.Read(buffer.Span));

    protected override ValueTask Write(Connection connection, ReadOnlyMemory<byte> octets)
    {
        connection.Transport.Deadline = _deadline;
        connection.Stream.Write(octets.Span);
        return default;
    }

    protected override ValueTask<int> Read(Connection connection, Memory<byte> buffer)
    {
        connection.Transport.Deadline = _deadline;
        return new(connection.Stream.Read(buffer.Span));
    }

    protected override ValueTask Handshake(Connection connection, SslStream tls, SslClientAuthenticationOptions options)
    {
        connection.Transport.Deadline = _deadline;
        tls.AuthenticateAsClient(options);
        return default;
    }

    protected override ValueTask<T> Await<T>(Task<T> task)
    {
        Wait(task, "The address of the host was not found in time.");
        return new(task);
    }

    // Socket.Connect knows no timeout, so it gets a thread of its own. The socket must not be asked to stop blocking meanwhile: it would do so
    // for good, and each read of it would be a wait for somebody who waits.
    protected override ValueTask Connect(Socket socket, EndPoint endPoint)
    {
        Task connecting = Task.Factory.StartNew(() => socket.Connect(endPoint), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Wait(connecting, $"The connection to {endPoint} was not made in time.");
        return new(connecting);
    }

    // Nobody can end the task itself. Whoever abandons it may come late, so what it waits by is not disposed.
    private void Wait(Task task, string otherwise)
    {
        var abandoned = new CancellationTokenSource();
        Volatile.Write(ref _waiting, abandoned);
        Interlocked.MemoryBarrier();
        if (_isAbandoned)
            abandoned.Cancel();
        try
        {
            if (Task.WaitAny([task], _deadline.Remaining, abandoned.Token) >= 0)
                return;
        }
        catch (OperationCanceledException e)
        {
            Abandonment.Leave(task);
            throw Closed(e);
        }
        finally
        {
            Volatile.Write(ref _waiting, null);
        }
        Abandonment.Leave(task);
        throw new TimeoutException(otherwise);
    }

    // The transport tells a timeout; TLS may have wrapped what it threw.
    protected override Exception Translate(Connection? connection, Exception e, bool isWriting) => connection is not { Transport.TimedOut: true } || e is TimeoutException ? e
        : isWriting ? Overdue.Writing(e)
        : Overdue.Reading(e);
}
