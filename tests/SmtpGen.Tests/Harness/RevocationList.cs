using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Tests.Harness;

/// <summary>Serves the list of what an authority has revoked, at an address of its own: a list is kept by the system under that.</summary>
internal sealed class RevocationList : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private byte[] _list = [];

    public RevocationList()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{Guid.NewGuid():N}.crl");
        _serving = Serve();
    }

    /// <summary>What a certificate says of where the list is.</summary>
    public Uri Address { get; }

    /// <summary>How often it was asked for.</summary>
    public int Requests { get; private set; }

    public void Publish(byte[] list) => _list = list;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }
                Requests++;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/pkix-crl\r\nContent-Length: {_list.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(_list);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }
}
