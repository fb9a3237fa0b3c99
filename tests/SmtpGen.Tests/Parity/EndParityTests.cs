using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>quit</c>, <c>close</c> and its with-statement.</summary>
public class EndParityTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_never_hides_the_exception_in_flight(Flavour flavour)
    {
        foreach (string answer in new[] { "221 bye\r\n", "500 what\r\n", "421 bye\r\n", "nonsense\r\n", "" })
        {
            var stream = new ScriptedStream().Expect("QUIT\r\n", answer);

            await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
            {
                await using Subject subject = await Subject.Over(flavour, stream);
                throw new InvalidTimeZoneException();
            });

            Assert.Equal("QUIT\r\n", stream.Received);
            Assert.True(stream.IsClosed);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_says_QUIT_once_and_not_after_Quit_or_Close_or_a_lost_connection(Flavour flavour)
    {
        foreach (string end in new[] { "quit", "close", "loss" })
        {
            var stream = end == "loss" ? new ScriptedStream() : new ScriptedStream().Expect("QUIT\r\n", "221 bye\r\n");
            await using (Subject subject = await Subject.Over(flavour, stream))
            {
                if (end == "quit")
                    Assert.Equal(221, (await subject.Quit()).Code);
                else if (end == "close")
                    subject.Client.Close();
                else
                    await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
            }
            Assert.Equal(end switch { "quit" => "QUIT\r\n", "close" => "", _ => "NOOP\r\n" }, stream.Received);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Quit_without_a_connection_says_so_and_Close_does_not_mind(Flavour flavour)
    {
        await using var subject = new Subject(flavour);

        subject.Client.Close();
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Quit());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Quit_that_is_not_answered_is_an_exception_and_closes(Flavour flavour)
    {
        var stream = new ScriptedStream();
        await using Subject subject = await Subject.Over(flavour, stream);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Quit());

        Assert.True(stream.IsClosed);
        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
    }
}
