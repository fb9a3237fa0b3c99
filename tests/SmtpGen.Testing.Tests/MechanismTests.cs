using System.Text;

namespace SmtpGen.Testing.Tests;

/// <summary>Which mechanisms the server plays where, and whom each of them lets in.</summary>
public class MechanismTests
{
    private const char Separator = '\u0001';

    [Fact]
    public void Only_what_somebody_could_use_is_listed()
    {
        Assert.DoesNotContain("AUTH", Listed(_ => { }), StringComparison.Ordinal);
        Assert.Contains("AUTH SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 PLAIN LOGIN\r\n", Listed(options => options.Users.Add("me", "p")), StringComparison.Ordinal);
        Assert.Contains("AUTH OAUTHBEARER XOAUTH2\r\n", Listed(options => options.Tokens.Add("me", "t")), StringComparison.Ordinal);
        Assert.Contains("AUTH EXTERNAL\r\n", Listed(options => options.ExternalUser = "me"), StringComparison.Ordinal);
        Assert.Contains("AUTH ANONYMOUS\r\n", Listed(options => options.AllowsAnonymous = true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mechanism_that_the_server_does_not_play_is_listed_and_is_for_a_script()
    {
        Assert.Contains("AUTH GSSAPI\r\n", Listed(options => options.Extensions[SmtpExtension.Auth] = "GSSAPI PLAIN"), StringComparison.Ordinal);

        using SmtpTestServer server = Start(options => options.Extensions[SmtpExtension.Auth] = "GSSAPI");
        using RawClient client = RawClient.Introduced(server);
        client.Say("AUTH GSSAPI\r\n", "504 ");
    }

    [Fact]
    public void The_mechanisms_that_bind_come_with_TLS()
    {
        using SmtpTestServer server = Start(options => options.Users.Add("me", "p"));
        using RawClient client = RawClient.Introduced(server);

        client.Say("AUTH SCRAM-SHA-1-PLUS\r\n", "504 ");
        client.Say("STARTTLS\r\n", "220 ");
        client.StartTls(server.ClientTlsOptions);

        Assert.Contains("AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-1-PLUS SCRAM-SHA-256", client.Say("EHLO c\r\n", "250"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n,,n=me,r=abc", "334 ")]
    [InlineData("y,,n=me,r=abc", "334 ")]
    [InlineData("n,a=me,n=me,r=abc", "334 ")]
    [InlineData("n,a=you,n=me,r=abc", "535 ")]
    [InlineData("n,,n=you,r=abc", "535 ")]
    [InlineData("p=tls-server-end-point,,n=me,r=abc", "535 ")]
    [InlineData("n,x=me,n=me,r=abc", "535 ")]
    [InlineData("n,,r=abc,n=me", "535 ")]
    [InlineData("n,,m=x,n=me,r=abc", "535 ")]
    [InlineData("n,", "535 ")]
    [InlineData("hello", "535 ")]
    public void SCRAM_begins_only_with_a_message_that_it_understands(string message, string reply)
    {
        using SmtpTestServer server = Start(options => options.Users.Add("me", "p"));
        using RawClient client = RawClient.Introduced(server);

        client.Say($"AUTH SCRAM-SHA-256 {Encoded(message)}\r\n", reply);
    }

    [Theory]
    [InlineData("c=biws,r={0},p=AAAA")]
    [InlineData("c=biws,r={0}")]
    [InlineData("c=biws,r=other,p=AAAA")]
    [InlineData("c=eSws,r={0},p=AAAA")]
    [InlineData("")]
    public void SCRAM_lets_nobody_in_without_a_proof(string final)
    {
        using SmtpTestServer server = Start(options => options.Users.Add("me", "p"));
        using RawClient client = RawClient.Introduced(server);
        string challenge = client.Say($"AUTH SCRAM-SHA-1 {Encoded("n,,n=me,r=abc")}\r\n", "334 ");
        string nonce = Encoding.ASCII.GetString(Convert.FromBase64String(challenge[4..].Trim())).Split(',')[0][2..];

        Assert.StartsWith("abc", nonce, StringComparison.Ordinal);
        client.Say(Encoded(string.Format(final, nonce)) + "\r\n", "535 ");

        Assert.Null(server.Sessions[0].User);
    }

    [Theory]
    [InlineData("XOAUTH2", "user=me|auth=Bearer t||", true)]
    [InlineData("XOAUTH2", "user=me|auth=Bearer x||", false)]
    [InlineData("XOAUTH2", "user=you|auth=Bearer t||", false)]
    [InlineData("XOAUTH2", "user=me|auth=Basic t||", false)]
    [InlineData("XOAUTH2", "user=me|auth=Bearer t|", false)]
    [InlineData("XOAUTH2", "", false)]
    [InlineData("OAUTHBEARER", "n,a=me,|auth=Bearer t||", true)]
    [InlineData("OAUTHBEARER", "n,a=me,|host=h|port=25|auth=Bearer t||", true)]
    [InlineData("OAUTHBEARER", "n,a=me,|host=h|auth=Bearer x||", false)]
    [InlineData("OAUTHBEARER", "n,a=you,|auth=Bearer t||", false)]
    [InlineData("OAUTHBEARER", "n,user=me,|auth=Bearer t||", false)]
    [InlineData("OAUTHBEARER", "y,a=me,|auth=Bearer t||", false)]
    [InlineData("OAUTHBEARER", "n,a=me,auth=Bearer t||", false)]
    [InlineData("OAUTHBEARER", "n,a=me,|host=h||", false)]
    public void A_token_lets_its_user_in_and_a_wrong_one_gets_an_error_before_the_refusal(string name, string message, bool isRight)
    {
        using SmtpTestServer server = Start(options => options.Tokens.Add("me", "t"));
        using RawClient client = RawClient.Introduced(server);
        string response = Encoded(message.Replace('|', Separator));

        string reply = client.Say(response.Length == 0 ? $"AUTH {name} =\r\n" : $"AUTH {name} {response}\r\n", isRight ? "235 " : "334 ");
        if (!isRight)
        {
            Assert.Contains("invalid_token", Encoding.ASCII.GetString(Convert.FromBase64String(reply[4..].Trim())), StringComparison.Ordinal);
            client.Say(name == "XOAUTH2" ? "\r\n" : "AQ==\r\n", "535 ");
        }

        Assert.Equal(isRight ? "me" : null, server.Sessions[0].User);
    }

    [Theory]
    [InlineData("AUTH EXTERNAL =", "235 ", "me")]
    [InlineData("AUTH EXTERNAL bWU=", "235 ", "me")]
    [InlineData("AUTH EXTERNAL eW91", "535 ", null)]
    [InlineData("AUTH ANONYMOUS =", "235 ", "anonymous")]
    [InlineData("AUTH ANONYMOUS c2lyaGM=", "235 ", "anonymous")]
    public void Who_is_known_already_and_who_need_not_be_are_let_in(string line, string reply, string? user)
    {
        using SmtpTestServer server = Start(options => (options.ExternalUser, options.AllowsAnonymous) = ("me", true));
        using RawClient client = RawClient.Introduced(server);

        client.Say(line + "\r\n", reply);

        Assert.Equal(user, server.Sessions[0].User);
    }

    [Theory]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("OAUTHBEARER")]
    [InlineData("XOAUTH2")]
    [InlineData("EXTERNAL")]
    [InlineData("ANONYMOUS")]
    public void Without_an_initial_response_there_is_an_empty_challenge(string name)
    {
        using SmtpTestServer server = Start(options =>
        {
            options.Users.Add("me", "p");
            options.Tokens.Add("me", "t");
            (options.ExternalUser, options.AllowsAnonymous) = ("me", true);
        });
        using RawClient client = RawClient.Introduced(server);

        Assert.Equal("334 \r\n", client.Say($"AUTH {name}\r\n", "334"));
        client.Say("*\r\n", "501 ");
    }

    private static string Listed(Action<SmtpTestServerOptions> set)
    {
        using SmtpTestServer server = Start(set);
        using RawClient client = RawClient.Introduced(server);
        return client.Say("EHLO c\r\n", "250");
    }

    private static SmtpTestServer Start(Action<SmtpTestServerOptions> set)
    {
        var options = new SmtpTestServerOptions();
        set(options);
        return SmtpTestServer.Start(options);
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
