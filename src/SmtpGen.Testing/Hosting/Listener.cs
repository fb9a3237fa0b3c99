using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SmtpGen.Testing;

/// <summary>Takes connections at a free port of 127.0.0.1 and runs a session for each, until it is disposed.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly ServerState _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Task> _running = new();
    private readonly List<SmtpTestSession> _sessions = [];
    private readonly Task _accepting;

    public Listener(ServerState server)
    {
        _server = server;
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = Task.Run(AcceptAsync);
    }

    public IPEndPoint EndPoint { get; }

    public IReadOnlyList<SmtpTestSession> Sessions
    {
        get
        {
            lock (_sessions)
                return [.. _sessions];
        }
    }

    /// <summary>Cuts off every session and waits until the last one has let go of its connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;

        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_running.Values).ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Start(await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A client that was gone before it was taken; or the end, which the condition of the loop sees.
            }
        }
    }

    private void Start(Socket socket)
    {
        SmtpTestSession record;
        lock (_sessions)
        {
            record = new SmtpTestSession(_sessions.Count + 1, _server.Options.Limits.Transcript);
            _sessions.Add(record);
        }

        bool isFull = _running.Count >= _server.Options.Limits.Connections;
        var run = new Task<Task>(() => RunAsync(socket, record, isFull));
        _running[record.Number] = run.Unwrap();
        run.Start(TaskScheduler.Default);
    }

    private async Task RunAsync(Socket socket, SmtpTestSession record, bool serverIsFull)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        life.CancelAfter(_server.Options.Limits.Session);
        Exception? error = null;
        using (var wire = new Wire(socket, record.Transcript, _server.Options.Limits.Idle, life.Token))
        {
            try
            {
                await new Session(_server, record, wire, life.Token).RunAsync(serverIsFull).ConfigureAwait(false);
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                // The server is being disposed: whatever broke, broke by that.
            }
            catch (OperationCanceledException)
            {
                error = new TimeoutException($"The session took more than {_server.Options.Limits.Session.TotalSeconds} s.");
            }
            catch (Exception e)
            {
                error = e;
            }
        }

        _running.TryRemove(record.Number, out _);
        record.End(error);
    }
}
