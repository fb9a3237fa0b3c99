using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>Puts a server, with the fault in what it says, to the other end of a real socket, and makes the handshake of TLS for it.</summary>
internal sealed class FaultySocket
{
    private static readonly SslServerAuthenticationOptions Tls = new() { ServerCertificate = Authority.Trusted.ForServer(EncryptedEnd.ServerName) };
    private readonly FaultyWire _wire;
    private readonly ModelServer _server;
    private readonly Socket _peer;
    private readonly byte[] _buffer = new byte[16 * 1024];

    public FaultySocket(FaultyWire wire, ModelServer server)
    {
        (_wire, _server) = (wire, server);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        Client = new NetworkStream(client, ownsSocket: true);
        _peer = listener.Accept();
        Ended = Task.Factory.StartNew(Serve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The client's end.</summary>
    public Stream Client { get; }

    /// <summary>Completes when the server has left, or has seen the client leave.</summary>
    public Task Ended { get; }

    private void Serve()
    {
        try
        {
            Stream stream = new NetworkStream(_peer);
            while (Say(stream))
            {
                if (_server.AwaitsHandshake)
                {
                    stream = Encrypt(stream);
                    _server.AwaitsHandshake = false;
                }
                int count = stream.Read(_buffer);
                if (count == 0)
                    break;
                _wire.Write(_buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client went away.
        }
        finally
        {
            _peer.Dispose();
            _wire.Dispose();
        }
    }

    /// <summary>Says all that there is to say.</summary>
    /// <returns>Whether the conversation goes on.</returns>
    private bool Say(Stream stream)
    {
        while (!_wire.IsSilent())
        {
            if (Next() is not (> 0 and var count))
                return false;
            stream.Write(_buffer.AsSpan(0, count));
        }
        return true;
    }

    private int Next()
    {
        try
        {
            return _wire.Read(_buffer);
        }
        catch (IOException)
        {
            // So that the other side sees a reset and not an end.
            _peer.LingerState = new LingerOption(true, 0);
            return 0;
        }
    }

    private static SslStream Encrypt(Stream stream)
    {
        // Whoever disposes it says farewell: a connection that is cut is not to.
        var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        tls.AuthenticateAsServer(Tls);
        return tls;
    }
}
