using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using SmtpGen.Testing;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Encryption against a server with a certificate made at its start.</summary>
public class TlsTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_STARTTLS_everything_is_forgotten_and_asked_for_again(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        await using Subject subject = Trusting(flavour, server);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();
        Assert.True(subject.Client.HasExtension(SmtpExtension.StartTls));

        Assert.Equal(SmtpReplyCode.ServiceReady, (await subject.StartTls()).Code);

        Assert.Equal(SmtpFacts.Connected | SmtpFacts.Tls, subject.Client.Facts);
        Assert.Empty(subject.Client.EsmtpFeatures);
        await subject.Ehlo();
        Assert.False(subject.Client.HasExtension(SmtpExtension.StartTls));
        await subject.SendMail("a@b.test", "c@d.test", "Subject: x\r\n\r\n.secret\r\n");
        Assert.True(server.Messages.Single().IsEncrypted);
        Assert.Equal("Subject: x\r\n\r\n.secret\r\n", server.Messages.Single().Text);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task StartTls_introduces_a_client_that_nobody_has(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        await using Subject subject = Trusting(flavour, server);
        await subject.Connect(server.Host, server.Port);

        await subject.StartTls();

        Assert.True(subject.Client.IsEncrypted);
        Assert.False(subject.Client.HasHello);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_the_connection_is_dead(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        await using var subject = new Subject(flavour);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();

        await Assert.ThrowsAsync<AuthenticationException>(async () => await subject.StartTls());

        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refused_STARTTLS_is_an_exception_and_the_connection_stays_usable_in_clear(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.StartTls).Reply(SmtpReplyCode.TemporaryFailure, "not now");
        await using Subject subject = Trusting(flavour, server);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();

        var error = await Assert.ThrowsAsync<SmtpResponseException>(async () => await subject.StartTls());

        Assert.Equal(SmtpReplyCode.TemporaryFailure, error.SmtpCode);
        Assert.False(subject.Client.IsEncrypted);
        Assert.True((await subject.Noop()).IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Where_STARTTLS_is_not_offered_nothing_is_sent(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Ehlo();
        string before = stream.Received;

        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await subject.StartTls());

        Assert.Equal(before, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Over_a_given_stream_somebody_must_say_for_whom_the_certificate_has_to_be(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("STARTTLS");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Ehlo();
        string before = stream.Received;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.StartTls());

        Assert.Equal(before, stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Whatever_comes_in_clear_behind_the_220_ends_the_session(Flavour flavour)
    {
        foreach (string injected in new[] { "250 injected\r\n", "235 Authenticated\r\n", "x", "421 bye\r\n" })
        {
            var stream = new ScriptedStream().ExpectEhlo("STARTTLS").Expect("STARTTLS\r\n", "220 go\r\n" + injected);
            await using var subject = new Subject(flavour, Named);
            await subject.Connect(stream);
            await subject.Ehlo();

            await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.StartTls());

            Assert.True(stream.IsClosed);
            Assert.False(subject.Client.IsConnected);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_reply_behind_a_refused_STARTTLS_is_never_the_answer_to_a_login(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("STARTTLS", "AUTH PLAIN").Expect("STARTTLS\r\n", "454 no\r\n235 Authenticated\r\n");
        await using var subject = new Subject(flavour, Named);
        await subject.Connect(stream);
        await subject.Ehlo();
        await Assert.ThrowsAsync<SmtpResponseException>(async () => await subject.StartTls());

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Login("user", "password"));

        Assert.False(subject.Client.IsAuthenticated);
        Assert.DoesNotContain("AUTH", stream.Received, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Implicit_TLS_encrypts_from_the_first_byte(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions { ImplicitTls = true });
        await using var subject = new Subject(flavour, client: new SmtpSslClient(Options(server)));

        await subject.Connect(server.Host, server.Port);

        Assert.Equal(SmtpFacts.Connected | SmtpFacts.Tls, subject.Client.Facts);
        Assert.Equal(SmtpPort.Submissions, subject.Client.DefaultPort);
        await subject.SendMail("a@b.test", "c@d.test", "x");
        Assert.True(server.Messages.Single().IsEncrypted);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(SmtpSecurity.None, false)]
    [InlineData(SmtpSecurity.StartTlsWhenAvailable, true)]
    [InlineData(SmtpSecurity.StartTls, true)]
    public async Task Open_does_what_its_options_say(SmtpSecurity? security, bool encrypted)
    {
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions { Users = { ["user"] = "password" } });
        SmtpClientOptions options = Options(server);
        options.Security = security;
        options.Credentials = new NetworkCredential("user", "password");

        using (SmtpClient client = SmtpClient.Open(server.Host, server.Port, options))
            Assert.Equal((encrypted, true, true), (client.IsEncrypted, client.IsAuthenticated, client.DoesEsmtp));
        await using (SmtpClient client = await SmtpClient.OpenAsync(server.Host, server.Port, options))
            Assert.Equal((encrypted, true, true), (client.IsEncrypted, client.IsAuthenticated, client.DoesEsmtp));
    }

    [Fact]
    public async Task Open_that_must_encrypt_and_cannot_fails_and_leaves_no_connection()
    {
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions());
        server.On(SmtpVerb.Ehlo).Reply(SmtpReplyCode.Ok, "server.test", "SIZE");
        SmtpClientOptions options = Options(server);
        options.Security = SmtpSecurity.StartTls;

        Assert.Throws<SmtpNotSupportedException>(() => SmtpClient.Open(server.Host, server.Port, options));

        await server.Sessions.Single().Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Open_over_implicit_TLS_is_what_the_SSL_client_always_does()
    {
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions { ImplicitTls = true });
        SmtpClientOptions options = Options(server);

        using (SmtpSslClient client = SmtpSslClient.Open(server.Host, server.Port, options))
            Assert.True(client.IsEncrypted);
        options.Security = SmtpSecurity.Implicit;
        await using (SmtpClient client = await SmtpClient.OpenAsync(server.Host, server.Port, options))
            Assert.True(client.IsEncrypted);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Host_and_port_may_come_in_one_string(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        await using var subject = new Subject(flavour);

        await subject.Connect($"{server.Host}:{server.Port}", 0);

        Assert.True(subject.Client.IsConnected);
        subject.Client.Close();
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.Connect("host:port", 0));
    }

    // Over a given stream nothing but the options says for whom the certificate has to be.
    private static SmtpClientOptions Named =>
        new() { LocalHostName = "client.example", TlsOptions = new SslClientAuthenticationOptions { TargetHost = "server.example" } };

    private static SmtpClientOptions Options(SmtpTestServer server) =>
        new() { LocalHostName = "client.example", TlsOptions = server.ClientTlsOptions };

    private static Subject Trusting(Flavour flavour, SmtpTestServer server) => new(flavour, Options(server));
}
