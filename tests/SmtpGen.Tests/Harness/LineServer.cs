using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>One connection over a real socket: a greeting, then an answer to each line that begins with a known word; 500 to others.</summary>
internal sealed class LineServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Dictionary<string, string> _answers;
    private readonly StringBuilder _received = new();
    private readonly Task _serving;

    public LineServer(Dictionary<string, string> answers)
    {
        _answers = answers;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Task.Run(Serve);
    }

    public string Host { get; } = IPAddress.Loopback.ToString();

    public int Port { get; }

    public string Received
    {
        get
        {
            lock (_received)
                return _received.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task Serve()
    {
        try
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync();
            await using NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await stream.WriteAsync("220 ready\r\n"u8.ToArray());
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (_received)
                    _received.Append(line).Append('\n');
                string answer = _answers.GetValueOrDefault(line.Split(' ')[0], "500 what\r\n");
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The test is over, or the client went away.
        }
    }
}
