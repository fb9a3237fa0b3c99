using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What happens when something ends in the middle of a transaction.</summary>
public class MidwayTests
{
    private static readonly string[] Two = ["c@d.example", "e@f.example"];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_421_to_a_recipient_ends_the_transaction_and_is_told_as_refused_recipients(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "421 bye\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        var error = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(async () => await subject.SendMail("a@b.example", Two, "x"));

        Assert.Equal(SmtpReplyCode.ServiceNotAvailable, Assert.Single(error.Recipients).Value.Code);
        Assert.False(subject.Client.IsConnected);
        Assert.EndsWith("RCPT TO:<c@d.example>\r\n", stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_is_wrong_with_a_later_recipient_is_said_before_the_transaction_is_opened(Flavour flavour)
    {
        string tooLong = new string('l', 600) + "@d.example";
        var stream = new ScriptedStream().ExpectEhlo();
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        await Assert.ThrowsAsync<ArgumentException>(async () => await subject.SendMail("a@b.example", ["c@d.example", tooLong], "x"));

        Assert.Equal("EHLO client.example\r\n", stream.Received);
        Assert.True(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_content_that_fails_to_be_read_finishes_the_connection(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("DATA\r\n", "354 go\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Ehlo();

        await Assert.ThrowsAsync<InvalidDataException>(async () => await subject.Data(new BrokenStream()));

        Assert.True(stream.IsClosed);
        Assert.EndsWith("DATA\r\n", stream.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_says_QUIT_only_when_no_answer_is_outstanding(Flavour flavour)
    {
        foreach ((string command, string answer, bool reads, string expected) in new[]
        {
            ("NOOP", "250 ok\r\n", true, "NOOP\r\nQUIT\r\n"),
            ("NOOP", "250 ok\r\n", false, "NOOP\r\n"),
            ("DATA", "354 go\r\n", true, "DATA\r\n"),
        })
        {
            var stream = new ScriptedStream().Expect($"{command}\r\n", answer).Expect("QUIT\r\n", "221 bye\r\n");
            await using (var subject = new Subject(flavour))
            {
                await subject.Connect(stream);
                await subject.PutCommand(command);
                if (reads)
                    await subject.GetReply();
            }
            Assert.Equal(expected, stream.Received);
            Assert.True(stream.IsClosed);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new InvalidDataException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidDataException();
    }
}
