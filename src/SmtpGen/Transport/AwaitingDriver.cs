using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace SmtpGen.Transport;

/// <summary>The driver of the asynchronous members: it awaits. One timer serves one operation after the other.</summary>
internal sealed class AwaitingDriver : Driver
{
    private CancellationTokenSource _clock;
    private CancellationToken _caller;
    private CancellationTokenRegistration _registration;
    private volatile bool _isAbandoned;
    private bool _isRunning;

    public AwaitingDriver(Surroundings surroundings)
        : base(surroundings)
        => _clock = NewClock();

    /// <summary>Begins an operation that the caller may cancel.</summary>
    public void Begin(CancellationToken caller)
    {
        _caller = caller;
        _isRunning = true;
        _isAbandoned = false;
        if (!_clock.TryReset())
            _clock = NewClock();
        Listen();
    }

    /// <summary>Gives an operation up that was cancelled before it began.</summary>
    public void ThrowIfCancelled()
    {
        if (_isRunning)
            _caller.ThrowIfCancellationRequested();
    }

    /// <summary>Ends the operation, if there is one: no timer runs on, and the caller's token is let go.</summary>
    public void End()
    {
        if (!_isRunning)
            return;
        _isRunning = false;
        _registration.Dispose();
        _registration = default;
        _clock.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public override void StartClock(TimeSpan limit)
    {
        if (_clock.IsCancellationRequested && !_caller.IsCancellationRequested && !_isAbandoned)
        {
            // The time of the step before ran out just after that step was done.
            _registration.Dispose();
            _clock = NewClock();
            Listen();
        }
        _clock.CancelAfter(limit);
    }

    public override void Abandon()
    {
        _isAbandoned = true;
        _clock.Cancel();
    }

    public override bool WritesBlindly(Connection connection) => false;

    public override async ValueTask Prepare(Connection connection, SaslMechanism mechanism, SaslContext context)
    {
        try
        {
            await mechanism.PrepareAsync(context, _caller).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_caller.IsCancellationRequested)
        {
            connection.Dispose();
            throw;
        }
    }

    // A stream that heeds no token is left behind: whoever gives up does not wait for it.
    public override ValueTask<int> ReadContent(Stream content, Memory<byte> buffer)
    {
        ValueTask<int> read = content.ReadAsync(buffer, _caller);
        return read.IsCompleted || !_caller.CanBeCanceled ? read : new(read.AsTask().OrLeave(_caller));
    }

    protected override ValueTask Write(Connection connection, ReadOnlyMemory<byte> octets) => connection.Stream.WriteAsync(octets, _clock.Token);

    protected override ValueTask<int> Read(Connection connection, Memory<byte> buffer) => connection.Stream.ReadAsync(buffer, _clock.Token);

    protected override ValueTask Handshake(Connection connection, SslStream tls, SslClientAuthenticationOptions options)
        => new(tls.AuthenticateAsClientAsync(options, _clock.Token));

    protected override ValueTask<T> Await<T>(Task<T> task) => new(task.OrLeave(_clock.Token));

    protected override ValueTask Connect(Socket socket, EndPoint endPoint) => socket.ConnectAsync(endPoint, _clock.Token);

    protected override Exception Translate(Connection? connection, Exception e, bool isWriting)
    {
        if (e is SmtpException || !_clock.IsCancellationRequested)
            return e;
        if (_caller.IsCancellationRequested)
            return new OperationCanceledException("The operation was cancelled, and the connection closed.", e, _caller);
        return _isAbandoned ? Closed(e) : isWriting ? Overdue.Writing(e) : Overdue.Reading(e);
    }

    private CancellationTokenSource NewClock() => new(Timeout.InfiniteTimeSpan, Surroundings.Clock);

    private void Listen() => _registration = _caller.UnsafeRegister(static clock => ((CancellationTokenSource)clock!).Cancel(), _clock);
}
