using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Whether a message that was neither accepted nor refused may have been sent.</summary>
public class MayHaveSentTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task It_may_once_its_end_was_written_and_nobody_answered(Flavour flavour)
    {
        await using Subject subject = await Connected(flavour, "250 ok\r\n", "250 ok\r\n", "354 go\r\n", "");

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));

        Assert.True(subject.Client.MayHaveSent);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task It_may_not_before_its_end_or_after_a_refusal_or_once_it_was_accepted(Flavour flavour)
    {
        foreach (string[] answers in (string[][])[[""], ["250 ok\r\n", ""], ["250 ok\r\n", "250 ok\r\n", ""], ["250 ok\r\n", "250 ok\r\n", "354 go\r\n", "554 no\r\n"], ["250 ok\r\n", "250 ok\r\n", "354 go\r\n", "250 ok\r\n"]])
        {
            await using Subject subject = await Connected(flavour, answers);

            await Record.ExceptionAsync(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));

            Assert.False(subject.Client.MayHaveSent);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task It_speaks_of_the_last_message(Flavour flavour)
    {
        await using Subject subject = await Connected(flavour, "250 ok\r\n", "250 ok\r\n", "354 go\r\n", "");
        await Record.ExceptionAsync(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", "c@d.example", "y"));

        Assert.False(subject.Client.MayHaveSent);
    }

    // Each line is answered in turn; what is not answered any more ends the connection.
    private static async Task<Subject> Connected(Flavour flavour, params string[] answers)
    {
        int next = 0;
        var stream = new AnsweringStream(line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 server.example\r\n" : line is "x" or "y" ? "" : next < answers.Length ? answers[next++] : "");
        return await Subject.Introduced(flavour, stream);
    }
}
