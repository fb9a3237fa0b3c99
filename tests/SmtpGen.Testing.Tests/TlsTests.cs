using System.Net.Security;
using System.Security.Authentication;

namespace SmtpGen.Testing.Tests;

public class TlsTests
{
    [Fact]
    public void After_STARTTLS_the_client_begins_anew()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("STARTTLS\r\n", "220 ");
        client.StartTls(server.ClientTlsOptions);

        client.Say("MAIL FROM:<a@b.test>\r\n", "503 ");
        Assert.DoesNotContain("STARTTLS", client.Say("EHLO c\r\n", "250-"));
        client.Say("STARTTLS\r\n", "503 ");
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "250 ");
        client.Say("DATA\r\n", "354 ");
        client.Say("x\r\n.\r\n", "250 ");
        Assert.True(server.Messages.Single().IsEncrypted);
    }

    [Fact]
    public void What_was_sent_behind_STARTTLS_in_clear_is_never_read()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("STARTTLS\r\nEHLO attacker.test\r\n", "220 ");
        client.StartTls(server.ClientTlsOptions);

        client.Say("MAIL FROM:<a@b.test>\r\n", "503 ");
    }

    [Fact]
    public void Implicit_TLS_greets_inside_the_encrypted_connection()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { ImplicitTls = true });
        using var client = new RawClient(server);

        client.StartTls(server.ClientTlsOptions);

        client.Expect("220 ");
        client.Say("EHLO c\r\n", "250");
        client.Say("STARTTLS\r\n", "503 ");
        client.Say("QUIT\r\n", "221 ");
        Assert.Equal("", client.ReadToEnd());
    }

    [Fact]
    public void The_clients_options_trust_no_other_server()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { ImplicitTls = true });
        using SmtpTestServer other = SmtpTestServer.Start();
        using var client = new RawClient(server);

        Assert.Throws<AuthenticationException>(() => client.StartTls(other.ClientTlsOptions));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("server.test", true)]
    [InlineData("elsewhere.test", false)]
    public void The_certificate_is_for_the_servers_names(string name, bool holds)
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { ImplicitTls = true });
        using var client = new RawClient(server);
        SslClientAuthenticationOptions options = server.ClientTlsOptions;
        options.TargetHost = name;

        if (holds) client.StartTls(options);
        else Assert.Throws<AuthenticationException>(() => client.StartTls(options));
    }

    [Fact]
    public void A_handshake_that_fails_is_recorded()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using (RawClient client = RawClient.Introduced(server))
        {
            client.Say("STARTTLS\r\n", "220 ");
            client.Send("this is not a handshake\r\n");
            client.ReadToEnd();
        }

        Assert.True(server.Sessions.Single().EndsInTime());
        Assert.NotNull(server.Sessions.Single().Error);
        Assert.False(server.Sessions.Single().IsEncrypted);
    }
}
