using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SmtpGen.Testing.Tests;

/// <summary>A client of sockets alone, so that the server is not judged by the library it is used to test.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly TcpClient _client;
    private Stream _stream;

    public RawClient(SmtpTestServer server)
    {
        _client = new TcpClient(server.Host, server.Port) { ReceiveTimeout = (int)Limit.TotalMilliseconds };
        _stream = _client.GetStream();
    }

    /// <summary>Connects, reads the greeting and says EHLO.</summary>
    public static RawClient Introduced(SmtpTestServer server)
    {
        var client = new RawClient(server);
        client.Expect("220 ");
        client.Say("EHLO client.test\r\n", "250");
        return client;
    }

    public void Send(string text) => _stream.Write(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends, and reads one reply that begins so.</summary>
    public string Say(string text, string expected)
    {
        Send(text);
        return Expect(expected);
    }

    public string Expect(string expected)
    {
        string reply = ReadReply();
        Assert.StartsWith(expected, reply);
        return reply;
    }

    /// <summary>Reads a reply of any number of lines, or what there is of it when the server closes.</summary>
    public string ReadReply()
    {
        var reply = new StringBuilder();
        string line;
        do
        {
            line = ReadLine();
            reply.Append(line);
        }
        while (line.Length > 3 && line[3] == '-' && line.EndsWith('\n'));
        return reply.ToString();
    }

    /// <summary>Everything up to the server's end of the connection.</summary>
    public string ReadToEnd()
    {
        using var rest = new MemoryStream();
        _stream.CopyTo(rest);
        return Encoding.Latin1.GetString(rest.ToArray());
    }

    public void StartTls(SslClientAuthenticationOptions options)
    {
        var tls = new SslStream(_stream);
        tls.AuthenticateAsClient(options);
        _stream = tls;
    }

    public void HalfClose() => _client.Client.Shutdown(SocketShutdown.Send);

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        while (line.Length == 0 || line[^1] != '\n')
        {
            int octet = _stream.ReadByte();
            if (octet < 0) break;

            line.Append((char)octet);
        }

        return line.ToString();
    }
}
