using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>sendmail</c> where the server refuses a step: what is thrown, what is still said, and whether the connection lives.</summary>
public class RefusalParityTests
{
    private const string Sender = "a@b.example";
    private static readonly string[] Two = ["c@d.example", "e@f.example"];

    /// <summary>The steps of a transaction with two recipients, and what a refusal of each is.</summary>
    private static readonly (string Line, string Success, Type Refusal)[] Steps =
    [
        ("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n", typeof(SmtpSenderRefusedException)),
        ("RCPT TO:<c@d.example>\r\n", "250 ok\r\n", typeof(SmtpRecipientsRefusedException)),
        ("RCPT TO:<e@f.example>\r\n", "250 ok\r\n", typeof(SmtpRecipientsRefusedException)),
        ("DATA\r\n", "354 go\r\n", typeof(SmtpDataException)),
        ("x\r\n.\r\n", "250 ok\r\n", typeof(SmtpDataException)),
    ];

    public static TheoryData<Flavour, int> EveryStep => Combinations.WithFlavours(Enumerable.Range(0, Steps.Length));

    public static TheoryData<Flavour, int, int> StepsThatRefuseAll => Combinations.WithFlavours<int, int>(
        from step in new[] { 0, 3, 4 } from code in new[] { 450, 452, 500, 503, 550, 554, 599 } select (step, code));

    public static TheoryData<Flavour, string> RsetAnswers => Combinations.WithFlavours<string>(["421 bye\r\n", "500 what\r\n", "nonsense\r\n", "250 ok\r\n250 twice\r\n", "25"]);

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_421_closes_at_every_step_and_nothing_more_is_said(Flavour flavour, int step)
    {
        ScriptedStream stream = UpTo(step).Expect(Steps[step].Line, "421 4.3.2 going down\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        Exception? error = await Record.ExceptionAsync(async () => await subject.SendMail(Sender, Two, "x"));

        Assert.IsType(Steps[step].Refusal, error);
        SmtpReply told = error is SmtpRecipientsRefusedException refused ? Assert.Single(refused.Recipients).Value : ((SmtpResponseException)error).Reply;
        Assert.Equal((421, "4.3.2 going down"), (told.Code, told.Text));
        Assert.EndsWith(Steps[step].Line, stream.Received, StringComparison.Ordinal);
        Assert.True(stream.IsClosed);
        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(StepsThatRefuseAll))]
    public async Task A_refusal_is_thrown_by_the_class_of_its_step_and_followed_by_RSET(Flavour flavour, int step, int code)
    {
        ScriptedStream stream = UpTo(step).Expect(Steps[step].Line, $"{code} no\r\n").Expect("RSET\r\n", "250 ok\r\n").Expect("NOOP\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        var error = (SmtpResponseException?)await Record.ExceptionAsync(async () => await subject.SendMail(Sender, Two, "x"));

        Assert.IsType(Steps[step].Refusal, error);
        Assert.Equal((code, "no", code), (error.SmtpCode, error.SmtpError, error.Reply.Code));
        Assert.True((await subject.Noop()).IsSuccess);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_connection_that_is_lost_is_told_as_lost_at_every_step(Flavour flavour, int step)
    {
        ScriptedStream stream = UpTo(step);
        await using Subject subject = await Subject.Over(flavour, stream);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail(Sender, Two, "x"));

        Assert.EndsWith(Steps[step].Line, stream.Received, StringComparison.Ordinal);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_421_after_accepted_and_refused_recipients_names_the_refused_ones(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(Steps[0].Line, "250 ok\r\n")
            .Expect("RCPT TO:<one@d.example>\r\n", "550 no\r\n").Expect("RCPT TO:<two@d.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<three@d.example>\r\n", "421 bye\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(
            async () => await subject.SendMail(Sender, ["one@d.example", "two@d.example", "three@d.example", "four@d.example"], "x"));

        Assert.Equal([("one@d.example", 550), ("three@d.example", 421)], error.Recipients.Select(pair => (pair.Key, pair.Value.Code)).Order());
        Assert.True(stream.IsDone);
        Assert.True(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task DATA_that_is_answered_by_anything_but_354_sends_no_content(Flavour flavour)
    {
        foreach (int code in new[] { 250, 251, 299, 334, 451, 503, 554 })
        {
            ScriptedStream stream = UpTo(3).Expect("DATA\r\n", $"{code} what\r\n").Expect("RSET\r\n", "250 ok\r\n");
            await using Subject subject = await Subject.Over(flavour, stream);

            var error = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail(Sender, Two, "content"));

            Assert.Equal(code, error.SmtpCode);
            Assert.DoesNotContain("content", stream.Received, StringComparison.Ordinal);
            Assert.False(subject.Client.HasSender);
        }
    }

    [Theory]
    [MemberData(nameof(RsetAnswers))]
    public async Task What_becomes_of_RSET_never_hides_the_refusal(Flavour flavour, string answer)
    {
        ScriptedStream stream = UpTo(4).Expect(Steps[4].Line, "554 5.7.1 the refusal\r\n").Expect("RSET\r\n", answer);
        await using Subject subject = await Subject.Over(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail(Sender, Two, "x"));

        Assert.Equal((554, "5.7.1 the refusal"), (error.SmtpCode, error.SmtpError));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_silent_RSET_never_hides_the_refusal(Flavour flavour)
    {
        var stream = new ScriptedStream { StallsAtTheEnd = true }.ExpectEhlo().Expect(Steps[0].Line, "550 the refusal\r\n");
        await using var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", Timeout = TimeSpan.FromMilliseconds(200) });
        await subject.Connect(stream);

        var error = await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail(Sender, Two, "x"));

        Assert.Equal("the refusal", error.SmtpError);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_a_refusal_the_next_message_goes_over_the_same_connection(Flavour flavour)
    {
        ScriptedStream stream = UpTo(4).Expect(Steps[4].Line, "554 no\r\n").Expect("RSET\r\n", "250 ok\r\n");
        foreach ((string line, string success, _) in Steps)
            stream.Expect(line, success);
        await using Subject subject = await Subject.Over(flavour, stream);
        await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail(Sender, Two, "x"));

        SmtpSendResult result = await subject.SendMail(Sender, Two, "x");

        Assert.Equal(Two, result.Accepted);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_low_level_verbs_return_a_refusal_and_say_no_RSET(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect(Steps[0].Line, "550 no\r\n").Expect(Steps[0].Line, "250 ok\r\n")
            .Expect(Steps[1].Line, "550 no\r\n").Expect(Steps[2].Line, "250 ok\r\n").Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "554 no\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        await subject.Ehlo();

        Assert.Equal(550, (await subject.Mail(Sender)).Code);
        await subject.Mail(Sender);
        Assert.Equal(550, (await subject.Rcpt(Two[0])).Code);
        await subject.Rcpt(Two[1]);
        Assert.Equal(554, (await subject.Data("x")).Code);

        Assert.True(stream.IsDone);
    }

    private static ScriptedStream UpTo(int step)
    {
        ScriptedStream stream = new ScriptedStream().ExpectEhlo();
        foreach ((string line, string success, _) in Steps[..step])
            stream.Expect(line, success);
        return stream;
    }
}
