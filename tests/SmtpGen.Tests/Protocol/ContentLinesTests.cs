using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>Content that is longer than the blocks it is encoded in, held against an encoder that knows lines only.</summary>
public class ContentLinesTests
{
    private const int Longest = 200;

    [Theory]
    [InlineData("\r\n.a")]
    [InlineData("\r\n.aaaaaaaa")]
    [InlineData("\n.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("\r.aaa")]
    [InlineData("\r\n\n\r.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Content_of_many_line_ends_and_dots_is_encoded_line_by_line_at_every_cut(string alphabet)
    {
        var random = new Random(alphabet.Length);
        for (int length = 0; length < Longest; length++)
        {
            string content = new([.. random.GetItems<char>(alphabet, length)]);
            string expected = Encode(content);
            string lines = Normalize(content);
            for (int cut = 0; cut <= length; cut++)
            {
                Assert.Equal(expected, Stuff(content[..cut], content[cut..]));
                Assert.Equal(lines, Mend(content[..cut], content[cut..]));
            }
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\r\n.")]
    [InlineData("\n.")]
    [InlineData("\r.")]
    [InlineData("\r.\r")]
    [InlineData(".")]
    public void One_oddity_at_every_place_of_plain_text_is_mended_alone(string oddity)
    {
        for (int at = 0; at < Longest; at++)
        {
            string content = new string('x', Longest).Insert(at, oddity);
            Assert.Equal(Encode(content), Stuff(content));
            Assert.Equal(Normalize(content), Mend(content));
        }
    }

    [Fact]
    public void Content_that_doubles_has_room()
    {
        foreach (string unit in new[] { "\n", "\r", ".\n", "\r.", "\n.", "\r\n." })
        {
            for (int count = 1; count < Longest; count++)
            {
                string content = string.Concat(Enumerable.Repeat(unit, count));
                Assert.Equal(Encode(content), Stuff(content));
            }
        }
    }

    [Fact]
    public void A_target_that_may_be_too_short_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => ContentLines.Encode(0, new byte[100], new byte[ContentLines.LongestEncoding(100) - 1], true));

    [Theory]
    [InlineData("\r\na")]
    [InlineData("\n\raaaaaaaaaaaaaaaa")]
    public void The_announced_size_is_that_of_the_lines_without_doubled_dots(string alphabet)
    {
        var random = new Random(alphabet.Length);
        for (int length = 0; length < Longest; length++)
        {
            string content = new([.. random.GetItems<char>(alphabet, length)]);
            Assert.Equal(Normalize(content).Length, Content.Of(content).Size);
        }
    }

    [Theory]
    [InlineData("\r\n.a")]
    [InlineData("\r\n.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("\u00e9aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("a")]
    public void One_look_at_content_tells_what_it_will_become(string alphabet)
    {
        var random = new Random(alphabet.Length);
        for (int length = 0; length < Longest; length++)
        {
            string lines = new([.. random.GetItems<char>(alphabet, length)]);
            foreach (string content in new[] { lines, lines + "\r\n", Normalize(lines) })
                CheckSurvey(content);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\r\n.")]
    [InlineData("\n.")]
    [InlineData(".")]
    [InlineData("\u0080")]
    [InlineData("\u00ff")]
    [InlineData("\u007f")]
    public void One_look_finds_an_oddity_at_every_place(string oddity)
    {
        for (int at = 0; at <= Longest; at++)
            CheckSurvey(new string('x', Longest).Insert(at, oddity) + "\r\n");
    }

    private static void CheckSurvey(string content)
    {
        Content surveyed = Content.Of((ReadOnlyMemory<byte>)Encoding.Latin1.GetBytes(content));
        Assert.Equal(Normalize(content).Length, surveyed.Size);
        Assert.Equal(Normalize(content) == content, surveyed.IsClean);
        Assert.Equal(Encode(content) == content + ".\r\n", surveyed.NeedsNoStuffing);
        Assert.Equal(content.Any(octet => octet > 127), surveyed.IsKnownEightBit);
    }

    private static string Stuff(params string[] chunks)
    {
        var output = new ByteBuffer(16);
        var stuffer = new DotStuffer();
        foreach (string chunk in chunks)
            stuffer.Append(Encoding.Latin1.GetBytes(chunk), output);
        stuffer.Finish(output);
        return Encoding.Latin1.GetString(output.Span);
    }

    private static string Mend(params string[] pieces)
    {
        var output = new ByteBuffer(16);
        var lines = new LineEnds(doublesDots: false);
        foreach (string piece in pieces)
            lines.Append(Encoding.Latin1.GetBytes(piece), output);
        lines.Finish(output);
        return Encoding.Latin1.GetString(output.Span);
    }

    private static string Encode(string content)
        => string.Concat(Normalize(content).Split("\r\n")[..^1].Select(line => line.StartsWith('.') ? $".{line}\r\n" : $"{line}\r\n")) + ".\r\n";

    private static string Normalize(string content)
    {
        string lines = content.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\n", "\r\n");
        return lines.Length == 0 || lines.EndsWith('\n') ? lines : lines + "\r\n";
    }
}
