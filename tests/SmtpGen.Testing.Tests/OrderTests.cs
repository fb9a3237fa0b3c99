namespace SmtpGen.Testing.Tests;

/// <summary>The server keeps to the session table of the spec.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("MAIL FROM:<a@b.test>")]
    [InlineData("STARTTLS")]
    public void Before_EHLO_what_needs_it_is_out_of_order(string command)
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using var client = new RawClient(server);
        client.Expect("220 ");

        client.Say(command + "\r\n", "503 ");
        client.Say("NOOP\r\n", "250 ");
        client.Say("RSET\r\n", "250 ");
    }

    [Theory]
    [InlineData("RCPT TO:<a@b.test>")]
    [InlineData("DATA")]
    public void Outside_a_transaction_its_commands_are_out_of_order(string command)
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say(command + "\r\n", "503 ");
    }

    [Fact]
    public void DATA_without_an_accepted_recipient_is_out_of_order()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { RefuseRecipient = _ => true });
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "550 ");
        client.Say("DATA\r\n", "503 ");
    }

    [Fact]
    public void A_second_MAIL_is_out_of_order_until_RSET_or_EHLO()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("MAIL FROM:<a@b.test>\r\n", "503 ");
        client.Say("RSET\r\n", "250 ");
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("EHLO again.test\r\n", "250-");
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
    }

    [Theory]
    [InlineData("XYZZY", "500 ")]
    [InlineData("", "500 ")]
    [InlineData("ETRN b.test", "502 ")]
    [InlineData("AUTH PLAIN", "502 ")]
    [InlineData("EHLO", "501 ")]
    [InlineData("MAIL", "501 ")]
    [InlineData("MAIL FROM <a@b.test>", "501 ")]
    [InlineData("RSET now", "501 ")]
    [InlineData("noop", "250 ")]
    [InlineData("help", "211 ")]
    [InlineData("HELP mail", "211 ")]
    [InlineData("VRFY a@b.test", "250 ")]
    [InlineData("QUIT", "221 ")]
    public void A_line_is_answered_by_what_the_spec_says_of_its_verb(string line, string reply)
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say(line + "\r\n", reply);
    }

    [Fact]
    public void A_verb_is_implemented_once_its_extension_is_offered()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Extensions = { [SmtpExtension.Etrn] = "" } });
        using RawClient client = RawClient.Introduced(server);

        client.Say("ETRN b.test\r\n", "250 ");
        client.Say("ETRN\r\n", "501 ");
    }

    [Fact]
    public void Every_verb_of_the_spec_is_known()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using SmtpTestServer lmtp = SmtpTestServer.Start(new() { SpeaksLmtp = true });
        foreach (string verb in SmtpCommands.All.Select(command => command.Verb))
        {
            using var client = new RawClient(verb == SmtpVerb.Lhlo ? lmtp : server);
            client.Expect("220 ");
            client.Send(verb + " x\r\n");
            Assert.DoesNotMatch("^500 ", client.ReadReply());
        }
    }

    [Fact]
    public void QUIT_closes_and_nothing_behind_it_is_read()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("QUIT\r\nNOOP\r\n", "221 ");

        Assert.Equal("", client.ReadToEnd());
    }

    [Fact]
    public void The_reply_to_EHLO_lists_what_is_offered_and_HELO_lists_nothing()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new()
        {
            Extensions = { ["XFOO"] = "bar baz" },
            Limits = new() { Message = 4321 },
        });
        using var client = new RawClient(server);
        client.Expect("220 server.test");

        string reply = client.Say("EHLO c\r\n", "250-server.test\r\n");

        Assert.Contains("\r\n250-8BITMIME\r\n", reply);
        Assert.Contains("\r\n250-SIZE 4321\r\n", reply);
        Assert.Contains("\r\n250-STARTTLS\r\n", reply);
        Assert.Contains("\r\n250 XFOO bar baz\r\n", reply);
        Assert.DoesNotContain("AUTH", reply);
        Assert.Equal("250 server.test\r\n", client.Say("HELO c\r\n", "250 "));
    }
}
