using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>ehlo</c>, <c>helo</c> and <c>ehlo_or_helo_if_needed</c>: what they say, what they remember, what makes them forget.</summary>
public class HelloParityTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_name_may_be_given_with_each_introduction(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("EHLO other.example\r\n", "250 hi\r\n").Expect("HELO [192.0.2.1]\r\n", "250 hi\r\n").Expect("HELO client.example\r\n", "250 hi\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.Ehlo("other.example");
        await subject.Helo("[192.0.2.1]");
        await subject.Helo();

        Assert.True(stream.IsDone);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.Ehlo(""));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.Helo("two words"));
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refused_introduction_is_a_reply_and_its_text_is_kept(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("EHLO client.example\r\n", "502-no\r\n502 EHLO\r\n").Expect("HELO client.example\r\n", "550 nor HELO\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        Assert.Null(subject.Client.EhloResponse);
        Assert.Null(subject.Client.HeloResponse);

        Assert.Equal(502, (await subject.Ehlo()).Code);
        Assert.Equal(550, (await subject.Helo()).Code);

        Assert.Equal(("no\nEHLO", "nor HELO"), (subject.Client.EhloResponse, subject.Client.HeloResponse));
        Assert.Equal(SmtpFacts.Connected, subject.Client.Facts);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refused_EHLO_of_the_caller_s_own_does_not_count_as_an_introduction(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("EHLO client.example\r\n", "451 later\r\n").ExpectEhlo()
            .Expect("MAIL FROM:<a@b.example>\r\n", "550 no\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        await subject.Ehlo();

        await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task HELO_follows_whatever_refusal_of_EHLO_and_nothing_follows_HELO(Flavour flavour)
    {
        foreach (int code in new[] { 451, 500, 502, 504, 550, 554 })
        {
            var stream = new ScriptedStream().Expect("EHLO client.example\r\n", $"{code} no\r\n").Expect("HELO client.example\r\n", "250 hi\r\n");
            await using Subject subject = await Subject.Over(flavour, stream);

            await subject.EhloOrHeloIfNeeded();
            await subject.EhloOrHeloIfNeeded();

            Assert.True(stream.IsDone);
            Assert.Equal(SmtpFacts.Connected | SmtpFacts.Hello, subject.Client.Facts);
            Assert.Equal("hi", subject.Client.HeloResponse);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_HELO_a_client_is_introduced_and_says_no_EHLO_of_its_own(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("HELO client.example\r\n", "250 hi\r\n").Expect("MAIL FROM:<a@b.example>\r\n", "550 no\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        await subject.Helo();

        await subject.EhloOrHeloIfNeeded();
        await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_421_to_EHLO_ends_it_without_HELO(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("EHLO client.example\r\n", "421 bye\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpHeloException>(async () => await subject.EhloOrHeloIfNeeded());

        Assert.Equal(421, error.SmtpCode);
        Assert.DoesNotContain("HELO client", stream.Received.Replace("EHLO", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_that_hangs_up_on_EHLO_is_a_lost_connection(Flavour flavour)
    {
        await using Subject subject = await Subject.Over(flavour, new ScriptedStream());

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Ehlo());

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Quit_and_Close_forget_both_introductions(Flavour flavour)
    {
        foreach (bool quits in new[] { true, false })
        {
            var stream = new ScriptedStream().ExpectEhlo("SIZE").Expect("HELO client.example\r\n", "250 hi\r\n").ExpectEhlo("SIZE").Expect("QUIT\r\n", "221 bye\r\n");
            await using Subject subject = await Subject.Over(flavour, stream);
            await subject.Ehlo();
            await subject.Helo();
            await subject.Ehlo();

            if (quits)
                await subject.Quit();
            else
                subject.Client.Close();

            SmtpClient client = subject.Client;
            Assert.Equal((null, null, false, false), (client.EhloResponse, client.HeloResponse, client.DoesEsmtp, client.HasExtension("SIZE")));
            Assert.Empty(client.EsmtpFeatures);
        }
    }

    [Fact]
    public void The_verb_of_the_introduction_can_be_asked_for()
    {
        using var client = new SmtpClient();

        Assert.Equal("EHLO", client.EhloMessage);
    }
}
