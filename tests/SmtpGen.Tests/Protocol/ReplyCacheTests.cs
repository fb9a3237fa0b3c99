using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>What is one object when it comes again, and what must not be.</summary>
public class ReplyCacheTests
{
    private readonly ReplyCache _cache = new();

    [Fact]
    public void The_same_success_is_the_same_object_whatever_the_subject()
    {
        SmtpReply first = Get(250, "250 2.1.5 Ok\r\n", SmtpCommands.Rcpt, "a@b.example");

        Assert.Same(first, Get(250, "250 2.1.5 Ok\r\n", SmtpCommands.Rcpt, "c@d.example"));
        Assert.Same(first.Text, Get(250, "250 2.1.5 Ok\r\n", SmtpCommands.Rcpt, null).Text);
    }

    [Fact]
    public void The_replies_of_a_transaction_do_not_drive_each_other_out()
    {
        SmtpReply[] first = [.. Transaction("1")];
        SmtpReply[] second = [.. Transaction("2")];

        Assert.Equal([true, true, true, false], first.Zip(second, ReferenceEquals));
        Assert.Equal("Ok: queued as 2", second[^1].Text);
    }

    [Fact]
    public void Another_text_code_or_command_is_another_reply()
    {
        SmtpReply first = Get(250, "250 Ok\r\n", SmtpCommands.Mail);

        Assert.Equal("ok", Get(250, "250 ok\r\n", SmtpCommands.Mail).Text);
        Assert.Equal(251, Get(251, "251 Ok\r\n", SmtpCommands.Mail).Code);
        Assert.NotSame(first, Get(250, "250 Ok\r\n", SmtpCommands.Rcpt));
        Assert.NotSame(first, Get(250, "250 Ok\r\n", null));
        Assert.Equal("Ok", first.Text);
    }

    [Theory]
    [InlineData(550, "550 no\r\n")]
    [InlineData(450, "450 later\r\n")]
    [InlineData(354, "354 what?\r\n")]
    public void A_reply_that_may_become_an_exception_about_its_subject_is_never_shared(int code, string wire)
    {
        foreach (string sender in new[] { "a@b.example", "c@d.example" })
        {
            var refusal = Assert.IsType<SmtpSenderRefusedException>(Get(code, wire, SmtpCommands.Mail, sender).ToException());
            Assert.Equal(sender, refusal.Sender);
        }
    }

    [Fact]
    public void A_long_reply_is_not_kept()
    {
        string longest = $"250 {new string('x', 250)}\r\n";

        Assert.Same(Get(250, longest, SmtpCommands.Help), Get(250, longest, SmtpCommands.Help));
        Assert.NotSame(Get(250, longest.Insert(4, "x"), SmtpCommands.Help), Get(250, longest.Insert(4, "x"), SmtpCommands.Help));
    }

    [Fact]
    public void Many_kinds_of_replies_are_told_apart_and_the_last_ones_kept()
    {
        SmtpReply[] replies = [.. Enumerable.Range(200, 100).Select(code => Get(code, $"{code} Ok\r\n", SmtpCommands.Noop))];

        Assert.Equal(Enumerable.Range(200, 100), replies.Select(reply => reply.Code));
        Assert.Same(replies[98], Get(298, "298 Ok\r\n", SmtpCommands.Noop));
        Assert.Same(replies[99], Get(299, "299 Ok\r\n", SmtpCommands.Noop));
    }

    private IEnumerable<SmtpReply> Transaction(string queueId) =>
    [
        Get(250, "250 2.1.0 Ok\r\n", SmtpCommands.Mail, "a@b.example"),
        Get(250, "250 2.1.5 Ok\r\n", SmtpCommands.Rcpt, $"{queueId}@d.example"),
        Get(354, "354 End data with <CR><LF>.<CR><LF>\r\n", SmtpCommands.Data),
        Get(250, $"250 Ok: queued as {queueId}\r\n", SmtpCommands.Data),
    ];

    private SmtpReply Get(int code, string wire, SmtpCommand? command, string? subject = null) => _cache.Get(code, Encoding.ASCII.GetBytes(wire), command, subject);
}
