using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>The session without a connection: what it has to send, what it is owed, and which reply answers which command.</summary>
public class SessionTests
{
    private readonly Session _session = new("client.example");
    private readonly SmtpCommandLine _line = new();

    [Fact]
    public void What_was_sent_since_the_last_answered_command_is_counted_while_an_answer_is_owed()
    {
        Send(SmtpCommands.Noop);
        Assert.Equal(0, _session.Unanswered);
        _session.Sent(6);
        Send(SmtpCommands.Rset);
        _session.Sent(4);
        Assert.Equal(10, _session.Unanswered);
        _session.SentBeside(100);
        Assert.Equal(110, _session.Unanswered);
        Answer("250 ok\r\n");
        Assert.Equal(104, _session.Unanswered);
        Answer("250 ok\r\n");
        Assert.Equal(0, _session.Unanswered);
        _session.SentBeside(100);
        Assert.Equal(0, _session.Unanswered);
    }

    [Fact]
    public void A_command_that_is_answered_before_it_was_sent_leaves_nothing_unanswered()
    {
        Send(SmtpCommands.Noop);
        Send(SmtpCommands.Noop);
        Answer("250 too early\r\n");
        Assert.Equal(0, _session.Unanswered);
    }

    [Fact]
    public void Output_goes_as_far_as_the_replies_that_may_be_owed()
    {
        for (int count = 0; count < 3; count++)
            Send(SmtpCommands.Noop);

        Assert.Equal([6, 12, 18, 18], new[] { 1, 2, 3, 4 }.Select(_session.OutputUntilOwing));
        _session.Sent(8);
        Assert.Equal([0, 4, 10, 10], new[] { 1, 2, 3, 4 }.Select(_session.OutputUntilOwing));
        Answer("250 ok\r\n");
        Assert.Equal([4, 10, 10], new[] { 1, 2, 3 }.Select(_session.OutputUntilOwing));
    }

    [Fact]
    public void A_further_reply_is_to_what_was_put_in_until_then()
    {
        Send(SmtpCommands.Noop);
        _session.Expect(SmtpCommands.Data);
        Send(SmtpCommands.Noop);
        Assert.Equal(6, _session.OutputUntilOwing(2));
    }

    [Fact]
    public void What_was_put_in_since_a_mark_is_given_up_with_the_replies_to_it()
    {
        Send(SmtpCommands.Noop);
        Session.Mark mark = _session.Marked();
        Send(SmtpCommands.Rset);
        Send(SmtpCommands.Quit);

        _session.Withdraw(mark);

        Assert.Equal(1, _session.Owed);
        Assert.Equal("NOOP\r\n", Encoding.ASCII.GetString(_session.Output.Span));
    }

    [Theory]
    [InlineData("421 bye", true)]
    [InlineData("421", true)]
    [InlineData("4210", true)]
    [InlineData("420 bye", false)]
    [InlineData("42", false)]
    [InlineData("", false)]
    [InlineData("bye", false)]
    public void It_is_seen_what_code_the_next_reply_begins_with(string input, bool begins)
    {
        _session.Input.Append(Encoding.ASCII.GetBytes(input));
        Assert.Equal(begins, _session.StartsWith(421));
    }

    [Fact]
    public void The_next_reply_has_the_time_of_its_command_and_of_its_content_once_that_is_sent()
    {
        Assert.Equal((null, null), (_session.NextCommand, _session.NextTimeout));
        Send(SmtpCommands.Data);
        Assert.Equal((SmtpCommands.Data, SmtpCommands.Data.Timeout), (_session.NextCommand, _session.NextTimeout));
        Answer("354 go\r\n");
        Assert.True(_session.AwaitsInput);
        _session.Expect(SmtpCommands.Data);
        Assert.Equal(SmtpCommands.Data.FinalTimeout, _session.NextTimeout);
        Answer("250 ok\r\n");
        Assert.False(_session.AwaitsInput);
        _session.Expect(SmtpCommands.Bdat);
        Assert.Equal(SmtpCommands.Bdat.Timeout, _session.NextTimeout);
        Answer("250 ok\r\n");
        _session.Expect(null);
        Assert.Equal((1, null, null), (_session.Owed, _session.NextCommand, _session.NextTimeout));
    }

    [Fact]
    public void A_reply_without_a_command_and_one_without_effects_change_nothing()
    {
        _session.Begin(SmtpFacts.Connected);
        Send(SmtpCommands.Helo, hasEffects: false);
        Answer("250 hello\r\n");
        Answer("250 nobody asked\r\n");
        Assert.Equal((SmtpFacts.Connected, null, 0), (_session.Facts, _session.HeloResponse, _session.Owed));
    }

    [Fact]
    public void Recipients_are_counted_as_they_are_accepted_and_until_the_transaction_ends()
    {
        _session.Begin(SmtpFacts.Connected);
        Say(SmtpCommands.Mail, "250 ok\r\n");
        Assert.Equal(0, _session.RecipientCount);
        Say(SmtpCommands.Rcpt, "250 ok\r\n");
        Say(SmtpCommands.Rcpt, "550 no\r\n");
        Say(SmtpCommands.Noop, "250 ok\r\n");
        Say(SmtpCommands.Rcpt, "251 ok\r\n");
        Assert.Equal(2, _session.RecipientCount);
        Say(SmtpCommands.Rset, "250 ok\r\n");
        Assert.Equal(0, _session.RecipientCount);
    }

    [Fact]
    public void A_transaction_uses_UTF8_from_the_MAIL_that_says_so_to_its_end()
    {
        Say(SmtpCommands.Ehlo, "250-server.example\r\n250 SMTPUTF8\r\n");
        _line.Begin(_session, SmtpCommands.Mail).ReversePath("ü@b").Options(["SMTPUTF8"]);
        _line.Seal();
        _session.Send(_line);
        Assert.False(_session.IsUtf8Transaction);
        Answer("250 ok\r\n");
        Assert.True(_session.IsUtf8Transaction);
        Say(SmtpCommands.Rcpt, "250 ok\r\n");
        Say(SmtpCommands.Rcpt, "550 no\r\n");
        Say(SmtpCommands.Mail, "503 there is one\r\n");
        Assert.True(_session.IsUtf8Transaction);
        Say(SmtpCommands.Rset, "250 ok\r\n");
        Assert.False(_session.IsUtf8Transaction);
        Say(SmtpCommands.Mail, "250 ok\r\n");
        Assert.False(_session.IsUtf8Transaction);
    }

    [Fact]
    public void What_was_said_to_an_introduction_stays_until_the_next_one_or_until_TLS()
    {
        _session.Begin(SmtpFacts.Connected);
        Say(SmtpCommands.Noop, "250 nothing\r\n");
        Assert.Equal((null, null, 0), Introduced());
        Say(SmtpCommands.Ehlo, "250 hello\r\n");
        Say(SmtpCommands.Noop, "250 nothing\r\n");
        Assert.Equal(("hello", null, 1), Introduced());
        Say(SmtpCommands.Ehlo, "502 no\r\n");
        Assert.Equal(("no", null, 1), Introduced());
        Say(SmtpCommands.Helo, "250 hi\r\n");
        Say(SmtpCommands.Noop, "250 nothing\r\n");
        Assert.Equal(("no", "hi", 2), Introduced());
        Say(SmtpCommands.StartTls, "454 not now\r\n");
        Assert.Equal(("no", "hi", 2), Introduced());
        Say(SmtpCommands.StartTls, "220 go\r\n");
        Assert.Equal((null, null, 2), Introduced());

        (string? Ehlo, string? Helo, int Times) Introduced() => (_session.EhloResponse, _session.HeloResponse, _session.Introductions);
    }

    [Fact]
    public void It_is_open_from_the_greeting_on()
    {
        Assert.False(_session.IsOpen);
        _session.Begin(SmtpFacts.Hello);
        Assert.False(_session.IsOpen);
        _session.Begin(SmtpFacts.Connected);
        Assert.True(_session.IsOpen);
    }

    private void Say(SmtpCommand command, string reply)
    {
        Send(command);
        Answer(reply);
    }

    private void Send(SmtpCommand command, bool hasEffects = true)
    {
        _line.Begin(_session, command);
        _line.Seal();
        _session.Send(_line, hasEffects);
    }

    private void Answer(string wire)
    {
        _session.Input.Append(Encoding.ASCII.GetBytes(wire));
        Assert.True(_session.TryTakeReply(out _));
    }
}
