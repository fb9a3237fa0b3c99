using System.Text;
using SmtpGen.Testing;
using SmtpGen.Tests.Harness;
using static SmtpGen.Tests.Security.SaslWire;

namespace SmtpGen.Tests.Security;

/// <summary>Which mechanism Login takes of those that a server offers, and which it never goes on to.</summary>
public class LoginOrderTests
{
    private const string Password = "pässword";
    private const string Everything = "LOGIN PLAIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-1-PLUS SCRAM-SHA-256-PLUS ANONYMOUS EXTERNAL GSSAPI NTLM XOAUTH2";

    private static readonly string[] Order = ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN"];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Over_TLS_every_mechanism_is_tried_in_order(Flavour flavour)
    {
        await using SmtpTestServer server = Start(Everything);
        server.On(SmtpVerb.Auth).Reply(535, "5.7.8 no").Nth(1);
        await using Subject subject = await Encrypted(flavour, server);
        for (int occurrence = 2; occurrence <= Order.Length; occurrence++)
            server.On(SmtpVerb.Auth).Reply(535, "5.7.8 no").Nth(occurrence);

        var error = await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("me", Password));

        Assert.Equal(535, error.SmtpCode);
        Assert.Equal(Order, Tried(server));
    }

    [Theory]
    [InlineData("SCRAM-SHA-256-PLUS")]
    [InlineData("SCRAM-SHA-1-PLUS")]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-1")]
    [InlineData("CRAM-MD5")]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task Each_lets_the_right_password_in_and_no_other(string name)
    {
        await using SmtpTestServer server = Start(name);
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            foreach (bool initialResponseOk in new[] { true, false })
            {
                await using Subject subject = await Encrypted(flavour, server);
                await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("me", "password", initialResponseOk));
                await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("you", Password, initialResponseOk));
                Assert.False(subject.Client.IsAuthenticated);

                Assert.Equal(235, (await subject.Login("me", Password, initialResponseOk)).Code);

                Assert.True(subject.Client.IsAuthenticated);
                Assert.Equal("me", server.Sessions[^1].User);
            }
        }
        Assert.All(Tried(server), tried => Assert.Equal(name, tried));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task In_clear_nothing_is_bound_and_the_secret_stays_where_it_may_not_go(Flavour flavour)
    {
        await using SmtpTestServer server = Start("LOGIN PLAIN SCRAM-SHA-1");
        server.On(SmtpVerb.Auth).Reply(535, "5.7.8 no");
        var options = new SmtpClientOptions { LocalHostName = "client.example" };
        await using var subject = new Subject(flavour, client: new SmtpClient(options) { IsLoopbackAddress = static _ => false });
        await subject.Connect(server.Host, server.Port);

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("me", Password));

        Assert.Equal(["SCRAM-SHA-1"], Tried(server));
    }

    /// <summary>The server did offer a binding, so "y" would be a lie that it takes for an attack (RFC 5802 §6).</summary>
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_a_refused_binding_the_plain_form_does_not_miss_the_offer(Flavour flavour)
    {
        await using SmtpTestServer server = Start("SCRAM-SHA-256-PLUS SCRAM-SHA-256");
        server.On(SmtpVerb.Auth).Reply(535, "5.7.8 no").Nth(1);
        await using Subject subject = await Encrypted(flavour, server);

        Assert.Equal(235, (await subject.Login("me", Password)).Code);

        Assert.Equal(["p=tls-server-end-point,,", "n,,"], InitialResponses(server).Select(text => text[..(text.LastIndexOf("n=me", StringComparison.Ordinal))]));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Over_TLS_an_offer_without_binding_is_missed(Flavour flavour)
    {
        await using SmtpTestServer server = Start("SCRAM-SHA-256");
        await using Subject subject = await Encrypted(flavour, server);

        Assert.Equal(235, (await subject.Login("me", Password)).Code);

        Assert.StartsWith("y,,n=me", InitialResponses(server).Single(), StringComparison.Ordinal);
    }

    /// <summary>Whoever took the offer of a binding out of the reply to EHLO is found out: the server knows that it made one.</summary>
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_offer_that_was_taken_out_on_the_way_fails_the_login(Flavour flavour)
    {
        await using SmtpTestServer server = Start("SCRAM-SHA-256-PLUS SCRAM-SHA-256");
        await using Subject subject = await Encrypted(flavour, server);
        server.On(SmtpVerb.Ehlo).Reply(250, "server.test", "AUTH SCRAM-SHA-256");
        await subject.Ehlo();

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Login("me", Password));
    }

    public static TheoryData<Flavour, string> Frauds => Combinations.WithFlavours<string>(["success at once", "success before the proof", "a false proof", "another nonce"]);

    [Theory]
    [MemberData(nameof(Frauds))]
    public async Task A_server_that_cheats_never_gets_a_mechanism_that_sends_the_secret(Flavour flavour, string fraud)
    {
        await using SmtpTestServer server = Start("SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN");
        _ = fraud switch
        {
            "success at once" => server.On(SmtpVerb.Auth).Reply(235, "welcome"),
            "success before the proof" => server.OnContinuation(SmtpVerb.Auth).Reply(235, "welcome"),
            "a false proof" => server.OnContinuation(SmtpVerb.Auth).Reply(334, Base64("v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
            _ => server.On(SmtpVerb.Auth).Reply(334, Base64("r=another,s=QSXCR+Q6sek8bf92,i=4096")),
        };
        await using Subject subject = await Encrypted(flavour, server);

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Login("me", Password));

        Assert.False(subject.Client.IsConnected);
        Assert.Equal(["SCRAM-SHA-256"], Tried(server));
    }

    /// <summary>Somebody in between has another certificate, so what the client is bound to is not what the server is.</summary>
    [Theory]
    [InlineData("SCRAM-SHA-256-PLUS")]
    [InlineData("SCRAM-SHA-1-PLUS")]
    public async Task An_exchange_that_was_bound_to_another_connection_is_refused(string name)
    {
        await using SmtpTestServer server = Start(name);
        await using Subject subject = await Encrypted(Flavour.Async, server);
        SaslMechanism mechanism = name == "SCRAM-SHA-256-PLUS" ? new SaslScramSha256Plus("me", Password) : new SaslScramSha1Plus("me", Password);
        mechanism.Prepare(new SaslContext { ServerEndPoint = new byte[32] });

        SmtpReply challenge = await subject.DoCommand("AUTH", $"{name} {Convert.ToBase64String(mechanism.InitialResponse()!)}");
        SmtpReply reply = await subject.DoCommand(Convert.ToBase64String(mechanism.Respond(Convert.FromBase64String(challenge.Text))!));

        Assert.Equal(535, reply.Code);
    }

    private static IEnumerable<string> Tried(SmtpTestServer server) => Commands(server).Select(words => words[1]);

    private static IEnumerable<string> InitialResponses(SmtpTestServer server) =>
        Commands(server).Select(words => Encoding.UTF8.GetString(Convert.FromBase64String(words[2])));

    private static IEnumerable<string[]> Commands(SmtpTestServer server) =>
        server.Sessions.SelectMany(session => Encoding.UTF8.GetString(session.Transcript.FromClient).Split("\r\n"))
            .Where(line => line.StartsWith("AUTH ", StringComparison.Ordinal)).Select(line => line.Split(' '));

    private static SmtpTestServer Start(string offered)
    {
        var options = new SmtpTestServerOptions { Users = { ["me"] = Password } };
        options.Extensions[SmtpExtension.Auth] = offered;
        return SmtpTestServer.Start(options);
    }

    private static async Task<Subject> Encrypted(Flavour flavour, SmtpTestServer server)
    {
        var subject = new Subject(flavour);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();
        await subject.StartTls(server.ClientTlsOptions);
        await subject.Ehlo();
        return subject;
    }
}
