using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>docmd</c>, <c>putcmd</c>, <c>getreply</c> and <c>send</c>.</summary>
public class RawParityTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_command_goes_out_as_it_was_written(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("noop\r\n", "250 one\r\n").Expect("XPING  a b \r\n", "599 two\r\n").Expect("VERB ON\r\n", "250 three\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        Assert.Equal("one", (await subject.DoCommand("noop")).Text);
        Assert.Equal(599, (await subject.DoCommand("XPING", " a b ")).Code);
        Assert.Equal("three", (await subject.DoCommand("VERB ON")).Text);

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Line_ends_in_a_command_are_refused_before_a_byte(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        foreach (string bad in new[] { "\r", "\n", "\r\n", "\0", "a\r\nRSET", "a\nRSET" })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.DoCommand(bad));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.DoCommand("NOOP", bad));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.PutCommand(bad));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.PutCommand("NOOP", bad));
        }

        Assert.Equal("", stream.Received);
        Assert.Equal(250, (await subject.Noop()).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_response_to_a_challenge_may_be_longer_than_a_command_and_no_octet_more(Flavour flavour)
    {
        string longest = new('A', SmtpLimits.AuthLine - 2);
        var stream = new ScriptedStream().Expect("AUTH PLAIN\r\n", "334 \r\n").Expect(longest + "\r\n", "535 no\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        await subject.DoCommand("AUTH", "PLAIN");

        await Assert.ThrowsAsync<ArgumentException>(async () => await subject.DoCommand(longest + "A"));
        Assert.Equal(535, (await subject.DoCommand(longest)).Code);
        await Assert.ThrowsAsync<ArgumentException>(async () => await subject.DoCommand(longest));

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Replies_are_read_in_the_order_of_the_commands(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("NOOP 1\r\nNOOP 2\r\n", "250 one\r\n250-two\r\n250 lines\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.PutCommand("NOOP", "1");
        await subject.PutCommand("NOOP", "2");

        Assert.Equal("one", (await subject.GetReply()).Text);
        SmtpReply second = await subject.GetReply();
        Assert.Equal((250, "two\nlines"), (second.Code, second.Text));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_reply_that_does_not_come_is_a_lost_connection(Flavour flavour)
    {
        await using Subject subject = await Subject.Over(flavour, new ScriptedStream());

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.GetReply());

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_Send_sends_is_neither_checked_nor_changed(Flavour flavour)
    {
        var stream = new ScriptedStream();
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.Send("a\nb\r.\r\n\0é");
        await subject.Send(new byte[] { 0xff, 0x0a });

        Assert.Equal("a\nb\r.\r\n\0\u00c3\u00a9\u00ff\n", stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Without_a_connection_every_one_of_them_says_so(Flavour flavour)
    {
        await using var subject = new Subject(flavour);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Send("x"));
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Send(new byte[] { 1 }));
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.PutCommand("NOOP"));
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.DoCommand("NOOP"));
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.GetReply());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_known_verb_has_its_effects_however_it_is_sent(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("ehlo me\r\n", "250-hi\r\n250 SIZE 5\r\n").Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n").Expect("rset\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.DoCommand("ehlo", "me");
        Assert.Equal("5", subject.Client.EsmtpFeatures["SIZE"]);
        await subject.DoCommand("MAIL", "FROM:<a@b.example>");
        Assert.True(subject.Client.HasSender);
        await subject.DoCommand("rset");

        Assert.Equal(SmtpFacts.Connected | SmtpFacts.Hello | SmtpFacts.Esmtp, subject.Client.Facts);
    }
}
