using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A server that breaks the protocol, at every place that a reply is read at: the connection is finished.</summary>
public class ReplyStepTests
{
    private static readonly string[] Nonsense =
    [
        "000 no\r\n", "199 no\r\n", "600 no\r\n", "999 no\r\n", "25\r\n", "2500\r\n", "250_x\r\n", "\r\n", "hello\r\n", "250-a\r\n251 b\r\n", "250-a\r\nb\r\n",
    ];

    public static TheoryData<Flavour, string> Places => Combinations.WithFlavours<string>([.. Steps.All]);

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_is_no_reply_finishes_the_connection(Flavour flavour, string step)
    {
        foreach (string nonsense in Nonsense)
        {
            foreach (int bytes in new[] { int.MaxValue, 1 })
                await AssertFinished<SmtpProtocolException>(flavour, step, nonsense + "250 ok\r\n", bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_line_or_a_reply_without_end_finishes_the_connection(Flavour flavour, string step)
    {
        await AssertFinished<SmtpProtocolException>(flavour, step, "250 " + new string('x', SmtpLimits.ReplyLine), int.MaxValue);
        await AssertFinished<SmtpProtocolException>(flavour, step, string.Concat(Enumerable.Repeat($"250-{new string('x', 1000)}\r\n", 70)), int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_reply_that_is_cut_is_a_lost_connection(Flavour flavour, string step)
    {
        foreach (string cut in new[] { "", "2", "250", "250 ok", "250 ok\r", "354-", "250-one\r\n", "250-one\r\n250 two" })
            await AssertFinished<SmtpServerDisconnectedException>(flavour, step, cut, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Of_an_endless_reply_little_is_read(Flavour flavour)
    {
        foreach (string line in new[] { "250-x\r\n", "250-" + new string('x', 4000) + "\r\n", new string('2', 4096) })
        {
            await using var subject = new Subject(flavour);
            var endless = new ScriptedStream(string.Concat(Enumerable.Repeat(line, 1_000_000 / line.Length)));

            await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Connect(endless));

            Assert.InRange(endless.OctetsRead, 1, 2 * SmtpLimits.Reply);
        }
    }

    private static async Task AssertFinished<T>(Flavour flavour, string step, string answer, int bytesPerRead)
        where T : Exception
    {
        ScriptedStream server = Steps.ScriptTo(step, answer, bytesPerRead);
        await using var subject = new Subject(flavour);

        await Assert.ThrowsAsync<T>(() => Steps.Say(subject, server, step));

        Assert.True(server.IsClosed);
        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        string received = server.Received;
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
        Assert.Equal(received, server.Received);
    }
}
