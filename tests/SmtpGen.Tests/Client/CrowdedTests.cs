using System.Net.Security;
using System.Net.Sockets;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Both sides write at once, and neither has room: the client reads while it writes (RFC 2920 §3.1).</summary>
public class CrowdedTests
{
    private const int Recipients = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether the connection is encrypted, and whether its stream shows that it is a socket's.</summary>
    public static TheoryData<Flavour, bool, bool> Connections => Combinations.WithFlavours([(false, true), (true, true), (false, false)]);

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Thousands_of_recipients_go_through_small_buffers(Flavour flavour, bool isEncrypted, bool isSocket)
    {
        await using CrowdedServer server = Serve(isEncrypted, "PIPELINING");
        await using Subject subject = await Connected(flavour, server, isEncrypted, isSocket, SmtpChunking.Never);
        string[] to = [.. Enumerable.Range(0, Recipients).Select(number => $"recipient.{number}@somewhere.example")];

        SmtpSendResult result = await subject.SendMail("a@b.example", to, "hello\r\n");

        Assert.Equal(Recipients, result.Accepted.Count);
        Assert.Equal((Recipients, 1), (server.Recipients, server.Messages));
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Windows_of_messages_go_through_small_buffers(Flavour flavour, bool isEncrypted, bool isSocket)
    {
        await using CrowdedServer server = Serve(isEncrypted, "PIPELINING", "CHUNKING");
        await using Subject subject = await Connected(flavour, server, isEncrypted, isSocket, SmtpChunking.Eager);
        string[] to = [.. Enumerable.Range(0, 100).Select(number => $"recipient.{number}@somewhere.example")];
        byte[] content = [.. Enumerable.Repeat("0123456789\r\n"u8.ToArray(), 3_000).SelectMany(line => line)];

        List<SmtpBatchResult> results = await subject.SendMany(Enumerable.Repeat(new SmtpMessage("a@b.example", to, content), 12));

        Assert.All(results, result => Assert.Equal(SmtpDelivery.Accepted, result.Delivery));
        Assert.Equal((1_200, 12), (server.Recipients, server.Messages));
    }

    private static CrowdedServer Serve(bool isEncrypted, params string[] extensions) => new(
        $"250-server.example\r\n{string.Concat(extensions.Select(extension => $"250-{extension}\r\n"))}250 HELP",
        isEncrypted ? new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("server.example") } : null);

    private static async Task<Subject> Connected(Flavour flavour, CrowdedServer server, bool isEncrypted, bool isSocket, SmtpChunking chunking)
    {
        SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
        tls.TargetHost = "server.example";
        var options = new SmtpClientOptions { LocalHostName = "client.example", TlsOptions = tls, Timeout = Patience, Chunking = chunking };
        var subject = new Subject(flavour, client: isEncrypted ? new SmtpSslClient(options) : new SmtpClient(options));
        Stream stream = new NetworkStream(await server.Dial(), ownsSocket: true);
        await subject.Connect(isSocket ? stream : new PlainStream(stream));
        await subject.Ehlo();
        return subject;
    }
}
