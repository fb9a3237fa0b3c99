using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>
/// A server with small buffers, which answers each line before it reads the next one: a client that writes without reading waits for it
/// forever, as it does for the client.
/// </summary>
internal sealed class CrowdedServer : IAsyncDisposable
{
    private const int SmallBuffer = 4096;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly Task _serving;

    public CrowdedServer(string introduction, SslServerAuthenticationOptions? tls = null)
    {
        _tls = tls;
        _listener.ReceiveBufferSize = _listener.SendBufferSize = SmallBuffer;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
        _serving = Task.Factory.StartNew(() => Serve(introduction), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How many recipients it was told.</summary>
    public int Recipients { get; private set; }

    /// <summary>How many messages it took.</summary>
    public int Messages { get; private set; }

    /// <summary>A connection to it, with buffers as small.</summary>
    public async Task<Socket> Dial()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer, SendBufferSize = SmallBuffer };
        await socket.ConnectAsync(_listener.LocalEndPoint!);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private void Serve(string introduction)
    {
        try
        {
            using Socket peer = _listener.Accept();
            using Stream stream = Open(peer);
            using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, bufferSize: 128);
            Say(stream, "220 ready");
            while (reader.ReadLine() is { } line)
                Answer(stream, reader, line, introduction);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    private Stream Open(Socket peer)
    {
        var stream = new NetworkStream(peer);
        if (_tls is null)
            return stream;
        var tls = new SslStream(stream);
        tls.AuthenticateAsServer(_tls);
        return tls;
    }

    private void Answer(Stream stream, StreamReader reader, string line, string introduction)
    {
        string verb = line.Split(' ', ':')[0];
        Recipients += verb == SmtpVerb.Rcpt ? 1 : 0;
        switch (verb)
        {
            case SmtpVerb.Ehlo:
                Say(stream, introduction);
                break;
            case SmtpVerb.Data:
                Say(stream, "354 go");
                while (reader.ReadLine() is not ("." or null))
                {
                }
                Messages++;
                Say(stream, "250 queued");
                break;
            case SmtpVerb.Bdat:
                reader.ReadBlock(new char[int.Parse(line.Split(' ')[1])]);
                Messages++;
                Say(stream, "250 as you wish");
                break;
            default:
                Say(stream, "250 as you wish");
                break;
        }
    }

    private static void Say(Stream stream, string text) => stream.Write(Encoding.Latin1.GetBytes(text + "\r\n"));
}
