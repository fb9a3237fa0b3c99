using System.Net.Sockets;

namespace SmtpGen.Testing.Tests;

public class ScriptTests
{
    [Fact]
    public void A_script_replaces_the_reply_the_nth_time()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Rcpt).Nth(2).Reply(SmtpReplyCode.MailboxBusy, "first line", "second line");
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<1@d.test>\r\n", "250 ");
        Assert.Equal("450-first line\r\n450 second line\r\n", client.Say("RCPT TO:<2@d.test>\r\n", "450"));
        client.Say("RCPT TO:<3@d.test>\r\n", "250 ");
        client.Say("DATA\r\n", "354 ");
        client.Say("x\r\n.\r\n", "250 ");

        Assert.Equal(["1@d.test", "3@d.test"], server.Messages.Single().Recipients.Select(path => path.Address));
    }

    [Fact]
    public void Of_two_scripts_the_later_one_is_played()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On("noop").Reply(SmtpReplyCode.Ok, "one");
        server.On(SmtpVerb.Noop).Nth(2).Reply(SmtpReplyCode.Ok, "two");
        using RawClient client = RawClient.Introduced(server);

        client.Say("NOOP\r\n", "250 one");
        client.Say("NOOP\r\n", "250 two");
        client.Say("NOOP\r\n", "250 one");
    }

    [Fact]
    public void What_follows_from_a_reply_follows_from_a_scripted_one()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Ehlo).Nth(1).Reply(SmtpReplyCode.CommandNotImplemented);
        server.On(SmtpVerb.Data).Nth(1).Reply(SmtpReplyCode.TransactionFailed);
        server.OnContinuation(SmtpVerb.Data).Nth(1).Reply(SmtpReplyCode.LocalError);
        using var client = new RawClient(server);
        client.Expect("220 ");

        client.Say("EHLO c\r\n", "502 \r\n");
        client.Say("MAIL FROM:<a@b.test>\r\n", "503 ");
        client.Say("HELO c\r\n", "250 ");
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<a@b.test>\r\n", "250 ");
        client.Say("DATA\r\n", "554 ");
        client.Say("DATA\r\n", "354 ");
        client.Say("x\r\n.\r\n", "451 ");

        Assert.Empty(server.Messages);
    }

    [Fact]
    public void An_unknown_verb_can_be_scripted()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On("XFOO").Reply(SmtpReplyCode.Ok, "foo");
        using RawClient client = RawClient.Introduced(server);

        client.Say("XFOO bar\r\n", "250 foo");
        client.Say("XBAR\r\n", "500 ");
    }

    [Fact]
    public void The_greeting_can_be_scripted_and_closed()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.OnGreeting().Reply(SmtpReplyCode.TransactionFailed, "no service").Close(SmtpScript.WholeReply);
        using var client = new RawClient(server);

        Assert.Equal("554 no service\r\n", client.ReadToEnd());
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "25")]
    [InlineData(6, "250 ok")]
    [InlineData(SmtpScript.WholeReply, "250 ok\r\n")]
    public void The_connection_closes_where_the_script_says(int after, string rest)
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Noop).Reply(SmtpReplyCode.Ok, "ok").Close(after);
        using RawClient client = RawClient.Introduced(server);

        client.Send("NOOP\r\nNOOP\r\n");

        Assert.Equal(rest, client.ReadToEnd());
    }

    [Fact]
    public void A_reset_is_not_a_regular_end()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Noop).Reset();
        using RawClient client = RawClient.Introduced(server);

        client.Send("NOOP\r\n");

        var reset = Assert.IsType<SocketException>(Assert.Throws<IOException>(client.ReadToEnd).InnerException);
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
    }

    [Fact]
    public void A_stall_says_nothing_more_until_the_client_leaves()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Noop).Reply(SmtpReplyCode.Ok, "ok").Stall(after: 3);
        using RawClient client = RawClient.Introduced(server);

        client.Send("NOOP\r\nNOOP\r\n");
        client.HalfClose();

        Assert.Equal("250", client.ReadToEnd());
        Assert.True(server.Sessions.Single().EndsInTime());
    }

    [Fact]
    public void Raw_octets_decide_nothing()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Mail).Nth(1).Raw("250 garbage\n250 more\r\n");
        using RawClient client = RawClient.Introduced(server);

        client.Say("MAIL FROM:<a@b.test>\r\n", "250 garbage\n");
        client.Expect("250 more\r\n");
        client.Say("RCPT TO:<c@d.test>\r\n", "503 ");
    }

    [Fact]
    public void Octets_appended_to_a_reply_come_behind_it()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Noop).Append("235 unasked\r\n");
        using RawClient client = RawClient.Introduced(server);

        client.Say("NOOP\r\n", "250 ");
        client.Expect("235 unasked\r\n");
    }

    [Fact]
    public void A_reply_can_come_late_and_octet_by_octet()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Noop).Reply(SmtpReplyCode.Ok, "slow").Delay(TimeSpan.FromMilliseconds(50)).Drip(TimeSpan.FromMilliseconds(1));
        using RawClient client = RawClient.Introduced(server);
        long start = Environment.TickCount64;

        client.Say("NOOP\r\n", "250 slow\r\n");

        Assert.True(Environment.TickCount64 - start >= 50);
    }

    [Fact]
    public void Challenges_without_end_can_be_scripted()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Users = { ["me"] = "secret" } });
        server.On(SmtpVerb.Auth).Reply(SmtpReplyCode.AuthenticationChallenge, "");
        server.OnContinuation(SmtpVerb.Auth).Reply(SmtpReplyCode.AuthenticationChallenge, "");
        using RawClient client = RawClient.Introduced(server);

        client.Say("AUTH XYZ\r\n", "334 ");
        for (int i = 0; i < 20; i++)
            client.Say("AAAA\r\n", "334 ");
    }

    [Fact]
    public void A_script_that_makes_no_sense_is_refused()
    {
        using SmtpTestServer server = SmtpTestServer.Start();

        Assert.Throws<ArgumentOutOfRangeException>(() => server.On(SmtpVerb.Noop).Reply(99));
        Assert.Throws<ArgumentException>(() => server.On(SmtpVerb.Noop).Reply(SmtpReplyCode.Ok, "two\nlines"));
        Assert.Throws<ArgumentOutOfRangeException>(() => server.On(SmtpVerb.Noop).Nth(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => server.On(SmtpVerb.Noop).Close(-1));
        Assert.Throws<ArgumentException>(() => server.On(""));
    }
}
