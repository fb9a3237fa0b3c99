using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.Benchmarks.Servers;

/// <summary>A server that says yes to everything as fast as it can, and counts. A thread for each connection.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly ServerBehaviour _behaviour;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly X509Certificate2? _certificate;
    private readonly List<byte[]> _kept = [];
    private int _messages;
    private int _turns;

    public ScriptedServer(ServerBehaviour behaviour)
    {
        _behaviour = behaviour;
        _certificate = behaviour.Tls ? MakeCertificate() : null;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>How many messages have come.</summary>
    public int Messages => Volatile.Read(ref _messages);

    /// <summary>How many times the server answered: each time the client waited.</summary>
    public int Turns => Volatile.Read(ref _turns);

    /// <summary>The messages that have come, if they are kept, without doubled dots.</summary>
    public IReadOnlyList<byte[]> Kept
    {
        get
        {
            lock (_kept)
                return [.. _kept];
        }
    }

    public void Dispose() => _listener.Dispose();

    internal void Answered() => Interlocked.Increment(ref _turns);

    internal void Received(byte[]? message)
    {
        if (message is not null)
        {
            lock (_kept)
                _kept.Add(message);
        }
        Interlocked.Increment(ref _messages);
    }

    internal Stream Encrypt(Stream stream)
    {
        var tls = new SslStream(stream);
        tls.AuthenticateAsServer(_certificate!);
        return tls;
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket socket = _listener.Accept();
                socket.NoDelay = true;
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server was disposed.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var connection = new ServerConnection(this, _behaviour, socket);
            connection.Run();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
