using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>
/// What a server, or somebody between, says out of turn around a handshake and inside TLS. What comes in clear after the client's hello
/// cannot be told from a broken handshake, and is refused as one.
/// </summary>
public class TlsSurplusTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // One read of the client takes so much.
    private const int ReadSize = 4096;

    /// <summary>What is injected while the client waits for the server's hello: a reply, and records of TLS in clear (a farewell, data).</summary>
    public static TheoryData<Flavour, string> Injections => Combinations.WithFlavours<string>(
        ["250 injected\r\n", "\u0015\u0003\u0003\0\u0002\u0001\0", "\u0017\u0003\u0003\0\u000e250 injected\r\n"]);

    /// <summary>What comes unasked inside TLS, and how the next command ends: null for a 421 that is its answer.</summary>
    public static TheoryData<Flavour, string, bool> Unasked => Combinations.WithFlavours(
        [("250 unasked\r\n", false), ("421-closing\r\n421 now\r\n", true), ("421 clos", false), ("nonsense", false), ("\r\n", false)]);

    [Theory]
    [MemberData(nameof(Injections))]
    public async Task What_comes_in_clear_in_place_of_the_servers_hello_ends_the_session(Flavour flavour, string injected)
    {
        await using var server = new LineServer(Answers()) { AnswersHandshake = injected };
        await using Subject subject = Client(flavour);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();

        await Assert.ThrowsAsync<AuthenticationException>(async () => await subject.StartTls());

        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_waits_in_the_socket_behind_the_220_ends_the_session_before_the_handshake(Flavour flavour)
    {
        // The 220 fills the client's read, so that what follows is still in the socket.
        await using var server = new LineServer(Answers(startTls: Filling("220") + "250 injected\r\n"));
        await using Subject subject = Client(flavour);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.StartTls());

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Unasked))]
    public async Task What_comes_unasked_inside_TLS_is_never_the_answer_to_the_next_command(Flavour flavour, string said, bool isFarewell)
    {
        await using LineServer server = Serve(Answers());
        Socket socket = await server.Dial();
        await using Subject subject = Client(flavour);
        await subject.Connect(new NetworkStream(socket, ownsSocket: true));
        await subject.StartTls();
        await subject.Noop();
        await server.Say(said);
        socket.Poll(Patience, SelectMode.SelectRead);

        if (isFarewell)
            Assert.Equal(SmtpReplyCode.ServiceNotAvailable, (await subject.Rset()).Code);
        else
            await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Rset());

        Assert.False(subject.Client.IsConnected);
        await server.Ended.WaitAsync(Patience);
        Assert.DoesNotContain("RSET", server.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_TLS_has_taken_from_the_socket_and_the_client_not_from_TLS_is_seen_too(Flavour flavour)
    {
        // One record: the client's read takes the whole reply and no more of it.
        await using LineServer server = Serve(Answers(noop: Filling("250") + "250 unasked\r\n"));
        await using Subject subject = await Encrypted(flavour, server);
        await subject.Noop();

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Rset());

        await server.Ended.WaitAsync(Patience);
        Assert.DoesNotContain("RSET", server.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_reply_that_fills_a_read_inside_TLS_is_a_reply_as_any_other(Flavour flavour)
    {
        await using LineServer server = Serve(Answers(noop: Filling("250")));
        await using Subject subject = await Encrypted(flavour, server);

        for (int i = 0; i < 5; i++)
            Assert.True((await subject.Noop()).IsSuccess);
        Assert.True((await subject.Rset()).IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_second_STARTTLS_is_refused_before_a_byte_and_the_connection_stays_usable(Flavour flavour)
    {
        foreach (bool offersAgain in new[] { false, true })
        {
            await using LineServer server = Serve(Answers(), offersAgain);
            await using Subject subject = await Encrypted(flavour, server);
            await subject.Ehlo();

            if (offersAgain)
                await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.StartTls());
            else
                await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.StartTls());

            Assert.True((await subject.Noop()).IsSuccess);
            Assert.Single(server.Received.Split('\n'), "STARTTLS");
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_login_before_STARTTLS_does_not_count_inside(Flavour flavour)
    {
        await using LineServer server = Serve(Answers());
        await using Subject subject = Client(flavour);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();
        await subject.Login("user", "password");

        await subject.StartTls();

        Assert.Equal(SmtpFacts.Connected | SmtpFacts.Tls, subject.Client.Facts);
        Assert.Null(subject.Client.EhloResponse);
        Assert.Equal(SmtpReplyCode.AuthenticationSucceeded, (await subject.Login("user", "password")).Code);
    }

    private static string Filling(string code) => $"{code} {new string('x', ReadSize - 6)}\r\n";

    private static Dictionary<string, string> Answers(string startTls = "220 go\r\n", string noop = "250 ok\r\n") => new()
    {
        ["EHLO"] = "250-server.example\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n", ["STARTTLS"] = startTls, ["NOOP"] = noop, ["RSET"] = "250 ok\r\n",
        ["AUTH"] = "235 ok\r\n", ["QUIT"] = "221 bye\r\n",
    };

    private static LineServer Serve(Dictionary<string, string> answers, bool offersAgain = true) => new(answers)
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1") },
        AfterHandshake = _ =>
        {
            if (!offersAgain)
                answers["EHLO"] = "250 server.example\r\n";
            return Task.CompletedTask;
        },
    };

    private static Subject Client(Flavour flavour)
    {
        SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
        tls.TargetHost = "127.0.0.1";
        return new(flavour, new SmtpClientOptions { LocalHostName = "client.example", TlsOptions = tls });
    }

    private static async Task<Subject> Encrypted(Flavour flavour, LineServer server)
    {
        Subject subject = Client(flavour);
        await subject.Connect(server.Host, server.Port);
        await subject.StartTls();
        return subject;
    }
}
