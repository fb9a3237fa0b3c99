using System.Security.Cryptography;
using System.Text;

namespace SmtpGen.Testing.Tests;

public class AuthTests
{
    private const string Password = "pässword";

    [Theory]
    [InlineData("AUTH PLAIN {0}", "\0me\0pässword")]
    [InlineData("auth plain {0}", "me\0me\0pässword")]
    public void PLAIN_with_an_initial_response_lets_the_user_in(string line, string response)
    {
        using SmtpTestServer server = Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say(string.Format(line, Encoded(response)) + "\r\n", "235 2.7.0 ");

        Assert.Equal("me", server.Sessions[0].User);
        client.Say("AUTH PLAIN\r\n", "503 ");
    }

    [Fact]
    public void PLAIN_without_an_initial_response_is_asked_for_it_by_an_empty_challenge()
    {
        using SmtpTestServer server = Start();
        using RawClient client = RawClient.Introduced(server);

        Assert.Equal("334 \r\n", client.Say("AUTH PLAIN\r\n", "334"));
        client.Say(Encoded("\0me\0" + Password) + "\r\n", "235 ");
    }

    [Theory]
    [InlineData("AUTH LOGIN", true)]
    [InlineData("AUTH LOGIN bWU=", false)]
    public void LOGIN_asks_for_user_and_password(string line, bool asksForUser)
    {
        using SmtpTestServer server = Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say(line + "\r\n", "334 ");
        if (asksForUser) client.Say("bWU=\r\n", "334 ");
        client.Say(Encoded(Password) + "\r\n", "235 ");
    }

    [Fact]
    public void CRAM_MD5_takes_the_keyed_hash_of_its_challenge_and_no_other()
    {
        using SmtpTestServer server = Start();
        using RawClient client = RawClient.Introduced(server);

        string challenge = client.Say("AUTH CRAM-MD5\r\n", "334 ");
        client.Say(CramResponse("<another@challenge>") + "\r\n", "535 ");
        string second = client.Say("AUTH CRAM-MD5\r\n", "334 ");
        Assert.NotEqual(challenge, second);
        client.Say(CramResponse(Encoding.ASCII.GetString(Convert.FromBase64String(second[4..].Trim()))) + "\r\n", "235 ");
    }

    [Theory]
    [InlineData("AUTH PLAIN AG1lAHdyb25n", "535 ")]
    [InlineData("AUTH PLAIN eW91AG1lAHDDpHNzd29yZA==", "535 ")]
    [InlineData("AUTH PLAIN =", "535 ")]
    [InlineData("AUTH PLAIN !!!", "501 ")]
    [InlineData("AUTH PLAIN AAA= AAA=", "501 ")]
    [InlineData("AUTH", "501 ")]
    [InlineData("AUTH XOAUTH2", "504 ")]
    public void What_is_wrong_in_one_line_lets_nobody_in(string line, string reply)
    {
        using SmtpTestServer server = Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say(line + "\r\n", reply);

        Assert.Null(server.Sessions[0].User);
        client.Say("NOOP\r\n", "250 ");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("not base64")]
    public void A_cancelled_or_broken_exchange_leaves_the_session_as_it_was(string response)
    {
        using SmtpTestServer server = Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("AUTH LOGIN\r\n", "334 ");
        client.Say(response + "\r\n", "501 ");
        client.Say("NOOP\r\n", "250 ");
    }

    [Fact]
    public void A_mechanism_that_is_not_offered_is_not_implemented()
    {
        SmtpTestServerOptions options = WithUser();
        options.Extensions[SmtpExtension.Auth] = "CRAM-MD5";
        using SmtpTestServer server = SmtpTestServer.Start(options);
        using RawClient client = RawClient.Introduced(server);

        client.Say("AUTH PLAIN\r\n", "504 ");
    }

    [Fact]
    public void Where_a_login_is_required_a_transaction_waits_for_it()
    {
        SmtpTestServerOptions options = WithUser();
        options.RequiresLogin = true;
        using SmtpTestServer server = SmtpTestServer.Start(options);
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "530 ");
        client.Say($"AUTH PLAIN {Encoded("\0me\0" + Password)}\r\n", "235 ");
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
    }

    [Fact]
    public void Where_a_login_needs_TLS_it_is_refused_and_not_listed_in_clear()
    {
        SmtpTestServerOptions options = WithUser();
        options.LoginNeedsTls = true;
        using SmtpTestServer server = SmtpTestServer.Start(options);
        using RawClient client = RawClient.Introduced(server);

        Assert.DoesNotContain("AUTH", client.Say("EHLO c\r\n", "250"));
        client.Say("AUTH PLAIN\r\n", "538 ");
        client.Say("STARTTLS\r\n", "220 ");
        client.StartTls(server.ClientTlsOptions);
        Assert.Contains("AUTH", client.Say("EHLO c\r\n", "250"));
        client.Say($"AUTH PLAIN {Encoded("\0me\0" + Password)}\r\n", "235 ");
    }

    private static SmtpTestServerOptions WithUser() => new() { Users = { ["me"] = Password } };

    private static SmtpTestServer Start() => SmtpTestServer.Start(WithUser());

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string CramResponse(string challenge) =>
        Encoded("me " + Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(challenge))));
}
