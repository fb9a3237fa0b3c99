using System.Net.Security;
using System.Security.Authentication;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A connection that is cut beneath TLS, without its farewell: half a reply is none, and a message that was cut was not delivered.</summary>
public class TlsCutTests
{
    public static TheoryData<Flavour, SslProtocols, string> HalfReplies => Combinations.WithFlavours(
        from version in new[] { SslProtocols.Tls12, SslProtocols.Tls13 }
        from half in new[] { "", "2", "250 o", "250 ok", "250 ok\r", "250-one\r\n", "250-one\r\n250 t" }
        select (version, half));

    public static TheoryData<Flavour, SslProtocols> Versions => Combinations.WithFlavours<SslProtocols>([SslProtocols.Tls12, SslProtocols.Tls13]);

    [Theory]
    [MemberData(nameof(HalfReplies))]
    public async Task Half_a_reply_is_a_lost_connection(Flavour flavour, SslProtocols version, string half)
    {
        await using LineServer server = Serve(version, ("NOOP", half), cutsAfter: "NOOP");
        await using Subject subject = await Connected(flavour, server);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());

        Assert.Equal(version, server.Seen?.Protocol);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(HalfReplies))]
    public async Task A_message_whose_final_reply_is_cut_was_not_delivered(Flavour flavour, SslProtocols version, string half)
    {
        await using LineServer server = Serve(version, (".", half), cutsAfter: ".");
        await using Subject subject = await Connected(flavour, server);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_connection_that_is_cut_in_the_middle_of_the_content_is_lost(Flavour flavour, SslProtocols version)
    {
        await using LineServer server = Serve(version, ("DATA", "354 go\r\n"), cutsAfter: "DATA");
        await using Subject subject = await Connected(flavour, server);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", "c@d.example", new string('x', 8_000_000)));

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_cut_after_a_whole_reply_harms_nothing_until_the_next_command(Flavour flavour, SslProtocols version)
    {
        await using LineServer server = Serve(version, (".", "250 queued\r\n"), cutsAfter: ".");
        await using Subject subject = await Connected(flavour, server);

        Assert.Equal("queued", (await subject.SendMail("a@b.example", "c@d.example", "x")).Reply.Text);

        await server.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_server_that_leaves_after_the_handshake_is_a_lost_connection_and_says_what_may_be_wrong(Flavour flavour, SslProtocols version)
    {
        await using LineServer server = Serve(version, ("NOOP", ""), cutsAfter: null, afterHandshake: stream => stream.DisposeAsync().AsTask());
        await using var subject = new Subject(flavour, client: new SmtpSslClient(Options));

        var error = await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Connect(server.Host, server.Port));

        Assert.Contains("certificate", error.Message);
    }

    private static SmtpClientOptions Options => new() { LocalHostName = "client.example", TlsOptions = Authority.Trusted.ClientOptions };

    private static LineServer Serve(SslProtocols version, (string Word, string Answer) special, string? cutsAfter, Func<SslStream, Task>? afterHandshake = null)
    {
        var answers = new Dictionary<string, string>
        {
            ["EHLO"] = "250 server.example\r\n", ["MAIL"] = "250 ok\r\n", ["RCPT"] = "250 ok\r\n", ["DATA"] = "354 go\r\n", ["."] = "250 queued\r\n",
            [special.Word] = special.Answer,
        };
        return new LineServer(answers)
        {
            Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1"), EnabledSslProtocols = version },
            EncryptsFirst = true,
            CutsAfter = cutsAfter,
            AfterHandshake = afterHandshake,
        };
    }

    private static async Task<Subject> Connected(Flavour flavour, LineServer server)
    {
        var subject = new Subject(flavour, client: new SmtpSslClient(Options));
        await subject.Connect(server.Host, server.Port);
        return subject;
    }
}
