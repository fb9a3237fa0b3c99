using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>
/// One connection over a real socket: a greeting, then an answer to each line that is known or begins with a known word; 500 to others. After a
/// 354 it takes lines up to the one with a dot, whose answer is the one to "."; it takes a chunk before it accepts it.
/// </summary>
internal sealed class LineServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Dictionary<string, string> _answers;
    private readonly StringBuilder _received = new();
    private readonly SemaphoreSlim _speaking = new(1);
    private readonly TaskCompletionSource _over = new();
    private readonly Task _serving;
    private Stream _stream = Stream.Null;

    public LineServer(Dictionary<string, string> answers, IPAddress? address = null)
    {
        _answers = answers;
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        // So that a server that reads nothing is soon full.
        _listener.Server.ReceiveBufferSize = 64 * 1024;
        _listener.Start();
        Host = (address ?? IPAddress.Loopback).ToString();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ValueTask<TcpClient> accepting = _listener.AcceptTcpClientAsync(CancellationToken.None);
        _serving = Task.Run(() => Serve(accepting));
    }

    public string Host { get; }

    public int Port { get; }

    /// <summary>How it encrypts; null for never. It does so after a 220 to STARTTLS, or from the first byte.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    public bool EncryptsFirst { get; init; }

    /// <summary>What it says, in clear, to the first octets of a handshake, in place of doing its part.</summary>
    public string? AnswersHandshake { get; init; }

    /// <summary>The line, or its word, after whose answer it closes the connection, without the farewell of TLS.</summary>
    public string? CutsAfter { get; init; }

    /// <summary>What it says when it has the first line of a content, and closes the connection then.</summary>
    public string? CutsContentWith { get; init; }

    /// <summary>Whether it closes by a reset, as a process does that has not read everything, rather than by an end.</summary>
    public bool Resets { get; init; }

    /// <summary>The word after whose answer it neither reads nor speaks.</summary>
    public string? StallsAfter { get; init; }

    /// <summary>What it does, after the handshake, before it reads or says anything.</summary>
    public Func<SslStream, Task>? AfterHandshake { get; init; }

    /// <summary>What it says after the handshake, outside of what was agreed in it.</summary>
    public string? SaysBeneath { get; init; }

    /// <summary>The handshake as the server saw it; null when there was none, or it failed.</summary>
    public Handshake? Seen { get; private set; }

    /// <summary>Completes when the connection has ended, whatever ended it.</summary>
    public Task Ended => _serving;

    public string Received
    {
        get
        {
            lock (_received)
                return _received.ToString();
        }
    }

    /// <summary>Connects a socket of the test's own, which can tell when something has come.</summary>
    public async Task<Socket> Dial()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Host, Port);
        return socket;
    }

    /// <summary>Says what nobody asked for.</summary>
    public async Task Say(string text)
    {
        await _speaking.WaitAsync();
        try
        {
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        }
        finally
        {
            _speaking.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _over.SetResult();
        _listener.Stop();
        await _serving;
    }

    private async Task Serve(ValueTask<TcpClient> accepting)
    {
        try
        {
            using TcpClient client = await accepting;
            if (Resets)
                client.LingerState = new LingerOption(true, 0);
            await using NetworkStream stream = client.GetStream();
            _stream = EncryptsFirst ? await Encrypt(stream) : stream;
            await Converse();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The test is over, or the client went away.
        }
    }

    private async Task Converse()
    {
        await Say("220 ready\r\n");
        bool isContent = false;
        while (await ReadLine() is { } line)
        {
            lock (_received)
                _received.Append(line).Append('\n');
            string word = line.Split(' ')[0];
            if (isContent && CutsContentWith is not null)
            {
                await Say(CutsContentWith);
                return;
            }
            if (isContent && word != ".")
                continue;
            string answer = _answers.GetValueOrDefault(line) ?? _answers.GetValueOrDefault(word, "500 what\r\n");
            bool isLast = word == CutsAfter || line == CutsAfter;
            if (word == SmtpVerb.Bdat && answer.StartsWith('2') && !isLast)
                await _stream.ReadExactlyAsync(new byte[int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)]);
            await Say(answer);
            if (isLast)
                return;
            if (word == StallsAfter)
            {
                await _over.Task;
                return;
            }
            isContent = answer.StartsWith("354", StringComparison.Ordinal);
            if (word == SmtpVerb.StartTls && answer.StartsWith("220", StringComparison.Ordinal))
                await AnswerHandshake();
        }
    }

    private async Task AnswerHandshake()
    {
        if (Tls is not null)
            _stream = await Encrypt(_stream);
        else if (AnswersHandshake is not null && await _stream.ReadAsync(new byte[1]) == 1)
            await Say(AnswersHandshake);
    }

    private async Task<SslStream> Encrypt(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(Tls!);
        Seen = new Handshake(tls.TargetHostName, tls.RemoteCertificate is null ? null : new X509Certificate2(tls.RemoteCertificate), tls.SslProtocol);
        if (SaysBeneath is not null)
            await stream.WriteAsync(Encoding.Latin1.GetBytes(SaysBeneath));
        if (AfterHandshake is not null)
            await AfterHandshake(tls);
        return tls;
    }

    // An octet at a time, so that nothing is taken that belongs to a handshake.
    private async Task<string?> ReadLine()
    {
        var line = new StringBuilder();
        var octet = new byte[1];
        while (await _stream.ReadAsync(octet) == 1)
        {
            if (octet[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)octet[0]);
        }
        return null;
    }

    /// <param name="Name">The name that the client asked for, "" for none.</param>
    /// <param name="Certificate">The client's certificate.</param>
    /// <param name="Protocol">The version of TLS.</param>
    internal sealed record Handshake(string Name, X509Certificate2? Certificate, SslProtocols Protocol);
}
