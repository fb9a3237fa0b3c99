using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Protocol;

/// <summary>The core alone: octets in, replies out, and no difference where they are cut.</summary>
public class ReplyReaderTests
{
    [Theory]
    [InlineData("250 ok\r\n", 250, "ok")]
    [InlineData("250\r\n", 250, "")]
    [InlineData("250 \r\n", 250, "")]
    [InlineData("250-a\r\n250-\r\n250 c\r\n", 250, "a\n\nc")]
    [InlineData("299 unknown\r\n", 299, "unknown")]
    [InlineData("579 unknown\n", 579, "unknown")]
    [InlineData("200 least\r\n", 200, "least")]
    [InlineData("599 most\r\n", 599, "most")]
    [InlineData("250 a\r\r\n", 250, "a\r")]
    [InlineData("250-a\n250 b\r\n", 250, "a\nb")]
    public void A_reply_is_the_same_at_every_cut(string wire, int code, string text)
    {
        for (int first = 0; first <= wire.Length; first++)
        {
            for (int second = first; second <= wire.Length; second++)
            {
                SmtpReply reply = Assert.Single(Replies.Read(wire[..first], wire[first..second], wire[second..]));
                Assert.Equal((code, text), (reply.Code, reply.Text));
            }
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("25\r\n")]
    [InlineData("150 no\r\n")]
    [InlineData("650 no\r\n")]
    [InlineData("2500 no\r\n")]
    [InlineData("250_no\r\n")]
    [InlineData("2x0 no\r\n")]
    [InlineData("2/0 no\r\n")]
    [InlineData("2:0 no\r\n")]
    [InlineData("20/ no\r\n")]
    [InlineData("20: no\r\n")]
    [InlineData("250\r\r\n")]
    [InlineData(" 250 no\r\n")]
    [InlineData("-12 no\r\n")]
    [InlineData("+25 no\r\n")]
    [InlineData("250-a\r\n251 b\r\n")]
    [InlineData("250-a\r\nb\r\n")]
    public void What_is_not_a_reply_is_refused_at_every_cut(string wire)
    {
        for (int cut = 0; cut <= wire.Length; cut++)
            Assert.Throws<SmtpProtocolException>(() => Replies.Read(wire[..cut], wire[cut..]));
    }

    [Theory]
    [InlineData("250 o")]
    [InlineData("2")]
    [InlineData("250-a\r\n")]
    [InlineData("250 ok\r")]
    public void What_is_not_complete_is_no_reply(string wire) => Assert.Empty(Replies.Read(wire));

    [Fact]
    public void A_line_may_be_as_long_as_its_limit_and_no_longer()
    {
        string longest = "250 " + new string('x', SmtpLimits.ReplyLine - 6) + "\r\n";

        Assert.Single(Replies.Read(longest));
        Assert.Throws<SmtpProtocolException>(() => Replies.Read(longest.Insert(4, "x")));
        Assert.Throws<SmtpProtocolException>(() => Replies.Read(new string('2', SmtpLimits.ReplyLine + 1)));
    }

    [Fact]
    public void A_reply_without_end_is_cut_off_at_its_limit()
    {
        string line = "250-" + new string('x', 100) + "\r\n";
        string endless = string.Concat(Enumerable.Repeat(line, SmtpLimits.Reply / line.Length + 1));

        Assert.Throws<SmtpProtocolException>(() => Replies.Read(endless));
        Assert.Throws<SmtpProtocolException>(() => Replies.Read([.. endless.Chunk(1000).Select(chunk => new string(chunk))]));
    }

    [Fact]
    public void A_reply_may_be_as_long_as_its_limit_and_no_longer()
    {
        string line = "250-" + new string('x', 122) + "\r\n";
        string last = "250 " + new string('x', 122) + "\r\n";
        string longest = string.Concat(Enumerable.Repeat(line, SmtpLimits.Reply / line.Length - 1)) + last;

        Assert.Equal(SmtpLimits.Reply, longest.Length);
        Assert.Single(Replies.Read(longest));
        Assert.Throws<SmtpProtocolException>(() => Replies.Read("250-\r\n" + longest));
        Assert.Throws<SmtpProtocolException>(() => Replies.Read(longest.Insert(4, "x")));
    }

    [Fact]
    public void What_is_no_reply_is_shown_as_far_as_a_reader_needs_it_and_without_controls()
    {
        string shown = Assert.Throws<SmtpProtocolException>(() => Replies.Read("\u001b ~\u007f\u00e9" + new string('x', 50) + "\r\n")).Message;
        Assert.EndsWith($"\"? ~??{new string('x', 35)}\".", shown);
        Assert.EndsWith("\"25\".", Assert.Throws<SmtpProtocolException>(() => Replies.Read("25\r\n")).Message);
    }

    [Fact]
    public void A_line_that_is_not_UTF_8_is_read_as_Latin_1()
    {
        SmtpReply reply = Assert.Single(Replies.Read("250-\u00c3\u00a9\r\n250 \u00e9\r\n"));

        Assert.Equal(["é", "é"], reply.Lines);
    }
}
