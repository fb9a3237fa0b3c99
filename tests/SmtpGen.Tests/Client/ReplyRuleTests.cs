using System.Globalization;
using System.Text;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What counts as a reply, and what a client does with anything else.</summary>
public class ReplyRuleTests
{
    public static TheoryData<Flavour, string> Malformed => Combinations.WithFlavours<string>(
    [
        "-12 ok\r\n", "+25 ok\r\n", "2_5 ok\r\n", " 250 ok\r\n", "25 ok\r\n", "2500 ok\r\n", "250_ok\r\n", "150 ok\r\n", "650 ok\r\n",
        "hello\r\n", "\r\n", "250-one\r\n251 two\r\n", "250-one\r\n250_two\r\n", "٢٥٠ ok\r\n",
    ]);

    public static TheoryData<Flavour, string, int, string> WellFormed => Combinations.WithFlavours<string, int, string>(
    [
        ("250 ok\r\n", 250, "ok"),
        ("250\r\n", 250, ""),
        ("250 \r\n", 250, ""),
        ("250-one\r\n250-two\r\n250 three\r\n", 250, "one\ntwo\nthree"),
        ("250-\r\n250\r\n", 250, "\n"),
        ("299 unknown\r\n", 299, "unknown"),
        ("599 unknown\r\n", 599, "unknown"),
        ("250 ok\n", 250, "ok"),
        ("250 caf\u00c3\u00a9\r\n", 250, "café"),
        ("250 caf\u00e9\r\n", 250, "café"),
    ]);

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_no_reply_is_a_protocol_error_that_finishes_the_connection(Flavour flavour, string answer)
    {
        var stream = new ScriptedStream().Expect("NOOP\r\n", answer + "250 more\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Noop());

        Assert.False(subject.Client.IsConnected);
        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public async Task A_reply_reads_the_same_whole_and_byte_by_byte(Flavour flavour, string answer, int code, string text)
    {
        foreach (int bytes in new[] { int.MaxValue, 1, 2, 3 })
        {
            var stream = new ScriptedStream { BytesPerRead = bytes }.Expect("NOOP\r\n", answer);
            await using var subject = new Subject(flavour);
            await subject.Connect(stream);

            SmtpReply reply = await subject.Noop();

            Assert.Equal((code, text), (reply.Code, reply.Text));
            Assert.Equal(text.Split('\n'), reply.Lines);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_reply_that_is_cut_off_is_a_lost_connection_and_never_a_reply(Flavour flavour)
    {
        const string Whole = "250-one\r\n250 two\r\n";
        for (int length = 0; length < Whole.Length; length++)
        {
            var stream = new ScriptedStream().Expect("NOOP\r\n", Whole[..length]);
            await using var subject = new Subject(flavour);
            await subject.Connect(stream);

            await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
            Assert.False(subject.Client.IsConnected);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_line_and_a_reply_without_end_are_bounded(Flavour flavour)
    {
        string endlessLine = "250 " + new string('x', 9000) + "\r\n";
        string endlessReply = string.Concat(Enumerable.Repeat("250-" + new string('x', 1000) + "\r\n", 80)) + "250 end\r\n";
        foreach (string answer in new[] { endlessLine, endlessReply })
        {
            var stream = new ScriptedStream().Expect("NOOP\r\n", answer);
            await using var subject = new Subject(flavour);
            await subject.Connect(stream);

            await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Noop());
            Assert.True(stream.IsClosed);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_longest_line_that_is_allowed_is_read(Flavour flavour)
    {
        string text = new('x', 8192 - "250 \r\n".Length);
        var stream = new ScriptedStream().Expect("NOOP\r\n", $"250 {text}\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        Assert.Equal(text, (await subject.Noop()).Text);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Bytes_that_nobody_asked_for_are_a_protocol_error_before_the_next_command(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("NOOP\r\n", "250 ok\r\n250 a reply to nothing\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Noop();
        string before = stream.Received;

        await Assert.ThrowsAsync<SmtpProtocolException>(async () => await subject.Rset());

        Assert.Equal(before, stream.Received);
        Assert.True(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_whole_421_that_nobody_asked_for_is_the_answer_to_the_next_command(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("NOOP\r\n", "250 ok\r\n421 closing\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);
        await subject.Noop();

        Assert.Equal(421, (await subject.Rset()).Code);
        Assert.False(subject.Client.IsConnected);
        Assert.True(stream.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_421_closes_and_is_still_returned(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("NOOP\r\n", "421 4.3.2 closing\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        SmtpReply reply = await subject.Noop();

        Assert.Equal(new EnhancedStatusCode(4, 3, 2), reply.EnhancedStatus);
        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_reply_that_is_owed_is_read_by_GetReply_and_by_no_typed_verb(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("NOOP\r\n", "250 first\r\n").Expect("RSET\r\n", "250 second\r\n").Expect("NOOP\r\n", "250 third\r\n");
        await using var subject = new Subject(flavour);
        await subject.Connect(stream);

        await subject.PutCommand("NOOP");
        string before = stream.Received;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.Rset());
        Assert.Equal(before, stream.Received);

        await subject.PutCommand("RSET");
        Assert.Equal("first", (await subject.GetReply()).Text);
        Assert.Equal("second", (await subject.GetReply()).Text);
        Assert.Equal("third", (await subject.Noop()).Text);
    }

    [Theory]
    [InlineData("250 ok", null)]
    [InlineData("250 2.1.0 ok", "2.1.0")]
    [InlineData("250 2.1.5", "2.1.5")]
    [InlineData("550 5.1.1 no", "5.1.1")]
    [InlineData("550 4.1.1 the class contradicts the code", null)]
    [InlineData("550 5.1 no", null)]
    [InlineData("550 5 no", null)]
    [InlineData("550 5", null)]
    [InlineData("550 5.1", null)]
    [InlineData("550 5..1 no", null)]
    [InlineData("550 5.1. no", null)]
    [InlineData("550 5.09.1 no", null)]
    [InlineData("550 5.+1.1 no", null)]
    [InlineData("550 5.1.99999999999 no", null)]
    [InlineData("550 5.", null)]
    [InlineData("550 5.x.1 no", null)]
    [InlineData("550 5.1.x no", null)]
    [InlineData("550 5.1.\u003a no", null)]
    [InlineData("550 5.1./ no", null)]
    [InlineData("550 5.0.0 no", "5.0.0")]
    [InlineData("550 5.999.999 no", "5.999.999")]
    [InlineData("550 5.1.00 no", null)]
    [InlineData("450 4.1.1 no", "4.1.1")]
    [InlineData("354 3.0.0 go on", null)]
    [InlineData("354 2.0.0 go on", null)]
    [InlineData("550 5.1.1000 no", null)]
    [InlineData("550 5.01.1 no", null)]
    [InlineData("550 5.1.1no", null)]
    [InlineData("550 192.0.2.1 is blocked", null)]
    public void An_enhanced_status_code_is_read_where_there_is_one(string line, string? expected)
    {
        SmtpReply reply = Reply(line);

        Assert.Equal(expected, reply.EnhancedStatus?.ToString());
    }

    [Theory]
    [InlineData(250, false)]
    [InlineData(354, false)]
    [InlineData(450, true)]
    [InlineData(550, true)]
    public void EnsureSuccess_throws_on_refusals_only(int code, bool throws)
    {
        SmtpReply reply = Reply($"{code} text");

        if (throws)
            Assert.Same(reply, Assert.ThrowsAny<SmtpResponseException>(reply.EnsureSuccess).Reply);
        else
            Assert.Same(reply, reply.EnsureSuccess());
    }

    [Fact]
    public void A_reply_comes_apart_into_code_and_text()
    {
        (int code, string text) = Reply("250-one\r\n250 two");

        Assert.Equal((250, "one\ntwo"), (code, text));
    }

    private static SmtpReply Reply(string text) =>
        new(int.Parse(text[..3], CultureInfo.InvariantCulture), Encoding.Latin1.GetBytes(text + "\r\n"));
}
