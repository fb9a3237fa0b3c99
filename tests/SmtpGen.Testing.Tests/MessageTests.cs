using System.Text;

namespace SmtpGen.Testing.Tests;

public class MessageTests
{
    [Fact]
    public void A_message_is_kept_with_its_envelope()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { RefuseRecipient = address => address == "bad@d.test" });
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<> SIZE=10 body=8BITMIME SMTPUTF8\r\n", "250 2.1.0");
        client.Say("RCPT TO:<c@d.test> NOTIFY=NEVER\r\n", "250 2.1.5");
        client.Say("RCPT TO:<bad@d.test>\r\n", "550 5.1.1 ");
        client.Say("RCPT TO:<\"> <\\\"\"@d.test>\r\n", "250 ");
        client.Say("DATA\r\n", "354 ");
        string reply = client.Say("..x\xE9\r\n.\r\n", "250 2.0.0 ");

        ReceivedMessage message = server.Messages.Single();
        Assert.Equal("", message.Sender.Address);
        Assert.Equal(["10", "8BITMIME", ""], [message.Sender.Options["SIZE"], message.Sender.Options["BODY"], message.Sender.Options["smtputf8"]]);
        Assert.Equal(["c@d.test", "\"> <\\\"\"@d.test"], message.Recipients.Select(path => path.Address));
        Assert.Equal("NEVER", message.Recipients[0].Options["NOTIFY"]);
        Assert.Equal(Encoding.Latin1.GetBytes(".x\xE9\r\n"), message.Content.ToArray());
        Assert.Equal("client.test", message.ClientName);
        Assert.Equal(1, message.Session);
        Assert.False(message.IsEncrypted);
        Assert.Null(message.User);
        Assert.Contains(message.QueueId, reply);
    }

    [Fact]
    public void After_a_message_a_new_transaction_begins_empty()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        Deliver(client, "<c@d.test>", "one\r\n");
        client.Say("RCPT TO:<e@f.test>\r\n", "503 ");
        Deliver(client, "<e@f.test>", "two\r\n");

        Assert.Equal(["c@d.test", "e@f.test"], server.Messages.SelectMany(message => message.Recipients).Select(path => path.Address));
        Assert.Equal(["one\r\n", "two\r\n"], server.Messages.Select(message => message.Text));
    }

    [Theory]
    [InlineData("MAIL FROM:a@b.test", "501 ")]
    [InlineData("MAIL FROM: <a@b.test>", "501 ")]
    [InlineData("MAIL FROM:<a@b.test", "501 ")]
    [InlineData("MAIL FROM:<a@b.test>SIZE=1", "501 ")]
    [InlineData("MAIL FROM:<a@b.test>  SIZE=1", "501 ")]
    [InlineData("MAIL FROM:<a@b.test> SIZE=1 SIZE=2", "501 ")]
    [InlineData("MAIL FROM:<a@b.test> SIZE=", "501 ")]
    [InlineData("MAIL FROM:<a@b.test> SIZE=x", "501 ")]
    [InlineData("MAIL FROM:<a@b.test> SIZE=99999999999", "552 ")]
    [InlineData("MAIL FROM:<a b@c.test>", "501 ")]
    [InlineData("MAIL FROM:<a@b.test> <c@d.test>", "501 ")]
    [InlineData("MAIL FROM:<\xE9@b.test>", "553 ")]
    [InlineData("MAIL FROM:<refused@b.test>", "550 ")]
    public void A_reverse_path_that_is_wrong_opens_no_transaction(string line, string reply)
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { RefuseSender = address => address == "refused@b.test" });
        using RawClient client = RawClient.Introduced(server);

        client.Say(line + "\r\n", reply);
        client.Say("RCPT TO:<c@d.test>\r\n", "503 ");
    }

    [Fact]
    public void A_null_forward_path_is_a_syntax_error()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<>\r\n", "250 ");
        client.Say("RCPT TO:<>\r\n", "501 ");
    }

    [Fact]
    public void A_message_over_the_limit_is_refused_at_its_end_and_the_session_goes_on()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Message = 10 } });
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "250 ");
        client.Say("DATA\r\n", "354 ");
        client.Say(new string('x', 100_000) + "\r\n.\r\n", "552 ");
        client.Say("DATA\r\n", "503 ");

        Assert.Empty(server.Messages);
    }

    [Fact]
    public void More_recipients_than_the_limit_are_refused()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Recipients = 2 } });
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "452 ");
    }

    [Fact]
    public void More_messages_than_the_limit_are_refused()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Messages = 1 } });
        using RawClient client = RawClient.Introduced(server);

        Deliver(client, "<c@d.test>", "one\r\n");
        Deliver(client, "<c@d.test>", "two\r\n", "452 ");

        Assert.Equal("one\r\n", server.Messages.Single().Text);
    }

    [Fact]
    public void A_connection_that_ends_inside_the_content_delivers_nothing()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using (RawClient client = RawClient.Introduced(server))
        {
            client.Say("MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n", "250 ");
            client.Expect("250 ");
            client.Expect("354 ");
            client.Send("half a line\r\n.\r");
        }

        Assert.True(server.Sessions.Single().EndsInTime());
        Assert.IsType<EndOfStreamException>(server.Sessions.Single().Error);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Waiting_gets_the_message_that_comes_later()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        Task<ReceivedMessage> second = server.WaitForMessageAsync(2);
        using RawClient client = RawClient.Introduced(server);

        Deliver(client, "<c@d.test>", "one\r\n");
        Assert.False(second.IsCompleted);
        Deliver(client, "<c@d.test>", "two\r\n");

        Assert.Equal("two\r\n", (await second).Text);
        Assert.Equal("one\r\n", server.WaitForMessage().Text);
    }

    [Fact]
    public void Waiting_for_what_does_not_come_ends_in_a_timeout_that_tells_how_many_came()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);
        Deliver(client, "<c@d.test>", "one\r\n");

        TimeoutException timeout = Assert.Throws<TimeoutException>(() => server.WaitForMessage(2, TimeSpan.FromMilliseconds(10)));

        Assert.Contains("1 came", timeout.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => server.WaitForMessage(0));
    }

    private static void Deliver(RawClient client, string recipient, string content, string reply = "250 ")
    {
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say($"RCPT TO:{recipient}\r\n", "250 ");
        client.Say("DATA\r\n", "354 ");
        client.Say(content + ".\r\n", reply);
    }
}
