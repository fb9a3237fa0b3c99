using System.Net;
using System.Net.Sockets;

namespace SmtpGen.Tests.Harness;

/// <summary>A port that never takes a connection: its queue is full, and nobody serves it.</summary>
internal sealed class BlackHole : IDisposable
{
    private readonly List<Socket> _sockets = [];

    private BlackHole(int port) => Port = port;

    public static string Host => IPAddress.Loopback.ToString();

    public int Port { get; }

    public static async Task<BlackHole> Open()
    {
        const int backlog = 1;
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(backlog);
        var hole = new BlackHole(((IPEndPoint)listener.LocalEndPoint!).Port);
        hole._sockets.Add(listener);
        // Linux queues one more than it was asked to.
        for (int i = 0; i <= backlog; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            hole._sockets.Add(socket);
            await socket.ConnectAsync(listener.LocalEndPoint);
        }
        return hole;
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
}
