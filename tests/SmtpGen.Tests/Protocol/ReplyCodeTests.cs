using System.Globalization;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Protocol;

/// <summary>Every code, every octet in the place of every octet, and what a line's text may hold.</summary>
public class ReplyCodeTests
{
    private const string Good = "250 ok";
    private const int SeparatorAt = 3;

    [Theory]
    [InlineData("{0} text\r\n", "text")]
    [InlineData("{0}\r\n", "")]
    [InlineData("{0} text\n", "text")]
    [InlineData("{0}-one\r\n{0} two\r\n", "one\ntwo")]
    [InlineData("{0}-one\n{0}\r\n", "one\n")]
    public void A_code_is_three_digits_the_first_of_them_from_2_to_5_and_no_other_number_is_one(string form, string text)
    {
        for (int code = 0; code <= 999; code++)
        {
            string wire = string.Format(CultureInfo.InvariantCulture, form, code.ToString("D3", CultureInfo.InvariantCulture));
            if (code is >= 200 and <= 599)
            {
                foreach (SmtpReply reply in new[] { Assert.Single(Replies.Read(wire)), Assert.Single(Replies.Read([.. Replies.ByteByByte(wire)])) })
                    Assert.Equal((code, text), (reply.Code, reply.Text));
            }
            else
            {
                Assert.Throws<SmtpProtocolException>(() => Replies.Read(wire));
                Assert.Throws<SmtpProtocolException>(() => Replies.Read([.. Replies.ByteByByte(wire)]));
            }
        }
    }

    [Fact]
    public void In_the_place_of_a_digit_or_of_what_follows_the_code_stands_nothing_else()
    {
        for (int at = 0; at <= SeparatorAt; at++)
        {
            for (int octet = 0; octet <= 255; octet++)
            {
                string wire = $"{Good[..at]}{(char)octet}{Good[(at + 1)..]}\r\n";
                bool isAllowed = at == SeparatorAt ? octet is ' ' or '-' : octet is >= '0' and <= '9' && (at > 0 || octet is >= '2' and <= '5');
                // A line end in its place makes two lines, of which the second is no reply.
                if (isAllowed)
                    Assert.Equal(octet == '-' ? 0 : 1, Replies.Read(wire).Count);
                else
                    Assert.Throws<SmtpProtocolException>(() => Replies.Read(wire));
            }
        }
    }

    [Theory]
    [InlineData("25")]
    [InlineData("2500")]
    [InlineData("2500 ok")]
    [InlineData("250_x")]
    [InlineData("250=x")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2 5 0")]
    [InlineData("0x250 ok")]
    [InlineData("-250 ok")]
    [InlineData("+50 ok")]
    [InlineData("2e2 ok")]
    [InlineData("\u00b2\u00b50 ok")]
    [InlineData("EHLO")]
    [InlineData("\u0016\u0003\u0001")]
    public void What_is_no_line_of_a_reply_is_refused_first_or_later_whole_or_byte_by_byte_and_whatever_follows(string line)
    {
        foreach (string before in new[] { "", "250-one\r\n" })
        {
            foreach (string end in new[] { "\r\n", "\n" })
            {
                foreach (string after in new[] { "", "250 ok\r\n", "25" })
                {
                    string wire = before + line + end + after;
                    Assert.Throws<SmtpProtocolException>(() => Replies.Read(wire));
                    Assert.Throws<SmtpProtocolException>(() => Replies.Read([.. Replies.ByteByByte(wire)]));
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("250-not all")]
    [InlineData("250-not all\r\n")]
    [InlineData("\0")]
    public void A_reply_takes_its_own_octets_and_no_more(string after)
    {
        foreach (string wire in new[] { "250 ok\r\n", "250\n", "250-one\r\n250 two\r\n" })
        {
            Assert.Single(Replies.Read([wire + after], out string left));
            Assert.Equal(after, left);
            Assert.Single(Replies.Read(Replies.ByteByByte(wire + after), out left));
            Assert.Equal(after, left);
        }
    }

    [Fact]
    public void Any_text_is_read_without_an_exception_and_stays_on_its_line()
    {
        for (int first = 0; first <= 255; first++)
        {
            for (int second = 0; second <= 255; second++)
            {
                if (first == '\n' || second == '\n')
                    continue;
                SmtpReply reply = Assert.Single(Replies.Read($"250-{(char)first}{(char)second}x\r\n250 \u00e9\r\n"));

                Assert.Equal(2, reply.Lines.Count);
                Assert.EndsWith("x", reply.Lines[0]);
                Assert.Equal("\u00e9", reply.Lines[1]);
            }
        }
    }

    [Theory]
    [InlineData("\u00c3\u00a9", "\u00e9")]
    [InlineData("\u00e2\u0082\u00ac", "\u20ac")]
    [InlineData("\u00f0\u009f\u0093\u00ac", "\ud83d\udcec")]
    [InlineData("\u00e9", "\u00e9")]
    [InlineData("\u00c3", "\u00c3")]
    [InlineData("\u00c0\u0080", "\u00c0\u0080")]
    [InlineData("\u00ed\u00a0\u0080", "\u00ed\u00a0\u0080")]
    [InlineData("\u00f5\u0080\u0080\u0080", "\u00f5\u0080\u0080\u0080")]
    [InlineData("\u00c3\u00a9 \u00e9", "\u00c3\u00a9 \u00e9")]
    [InlineData("a\rb", "a\rb")]
    [InlineData("a\r", "a\r")]
    [InlineData("a\0b", "a\0b")]
    public void Text_is_UTF_8_or_the_whole_line_is_Latin_1(string octets, string text)
    {
        string wire = $"250-plain\r\n250-{octets}\r\n250 \u00c3\u00a9\r\n";

        Assert.Equal(["plain", text, "\u00e9"], Assert.Single(Replies.Read(wire)).Lines);
        Assert.Equal(["plain", text, "\u00e9"], Assert.Single(Replies.Read([.. Replies.ByteByByte(wire)])).Lines);
    }

    [Theory]
    [InlineData("250-2.1.0 a\r\n250 2.1.5 b\r\n", "2.1.0", "2.1.5")]
    [InlineData("250-a\r\n250 2.1.5 b\r\n", null, "2.1.5")]
    [InlineData("250-2.1.0\r\n250\r\n", "2.1.0", null)]
    [InlineData("550-5.1.1 a\r\n550 4.1.1 b\r\n", "5.1.1", null)]
    [InlineData("550-5.1.1a\r\n550 5.1.1\tb\r\n", null, null)]
    [InlineData("450-4.999.999 a\n450 4.1000.1 b\n", "4.999.999", null)]
    [InlineData("354-3.0.0 a\r\n354 2.0.0 b\r\n", null, null)]
    public void Each_line_has_its_own_enhanced_status_code(string wire, string? first, string? second)
    {
        SmtpReply reply = Assert.Single(Replies.Read(wire));

        Assert.Equal([first, second], reply.EnhancedStatuses.Select(status => status?.ToString()));
        Assert.Equal(first, reply.EnhancedStatus?.ToString());
    }

    [Fact]
    public void A_reply_may_be_as_long_as_its_limit_and_no_longer()
    {
        string line = $"250-{new string('x', 1018)}\r\n";
        string most = string.Concat(Enumerable.Repeat(line, SmtpLimits.Reply / line.Length - 1));
        string last = $"250 {new string('x', SmtpLimits.Reply - most.Length - 6)}\r\n";

        Assert.Single(Replies.Read(most + last));
        Assert.Throws<SmtpProtocolException>(() => Replies.Read(most + last.Insert(4, "x")));
    }
}
