using System.Text;

namespace SmtpGen.Testing.Tests;

public class ContentDecoderTests
{
    [Theory]
    [InlineData(".\r\n", "")]
    [InlineData("a\r\n.\r\n", "a\r\n")]
    [InlineData("..\r\n.\r\n", ".\r\n")]
    [InlineData("..a\r\n..\r\n.b\r\n.\r\n", ".a\r\n.\r\nb\r\n")]
    [InlineData("a\n.\n\r\n.\r\n", "a\n.\n\r\n")]
    [InlineData("a\r.\r\r\n.\r\n", "a\r.\r\r\n")]
    [InlineData("a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n")]
    [InlineData("a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n")]
    [InlineData(".\r.\r\n.\r\n", "\r.\r\n")]
    [InlineData(".\r\r\n.\r\n", "\r\r\n")]
    public void Content_ends_at_a_dot_between_two_CRLF_and_nowhere_else(string wire, string content)
    {
        for (int split = 0; split <= wire.Length; split++)
            Assert.Equal(content, Decode(wire[..split], wire[split..]));
    }

    [Fact]
    public void Every_text_that_was_stuffed_comes_out_as_it_was()
    {
        foreach (string text in Texts("\r\n.a", length: 7))
        {
            string lines = text + "\r\n";
            string wire = (lines[0] == '.' ? "." : "") + lines.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + ".\r\n";
            Assert.Equal(lines, Decode(wire));
        }
    }

    [Fact]
    public void Content_without_its_last_line_is_not_complete()
    {
        var decoder = new ContentDecoder(new BoundedBuffer(100));

        Assert.Equal(5, decoder.Push("a\r\n.\r"u8));
        Assert.False(decoder.IsComplete);
    }

    [Fact]
    public void What_follows_the_content_is_left_alone()
    {
        var decoder = new ContentDecoder(new BoundedBuffer(100));

        Assert.Equal(6, decoder.Push("a\r\n.\r\nQUIT\r\n"u8));
        Assert.True(decoder.IsComplete);
    }

    [Fact]
    public void What_goes_over_the_limit_is_read_and_not_kept()
    {
        var content = new BoundedBuffer(4);
        var decoder = new ContentDecoder(content);

        decoder.Push("ab\r\ncd\r\n.\r\n"u8);

        Assert.True(decoder.IsComplete);
        Assert.True(content.HasOverflowed);
        Assert.Equal("ab\r\n"u8.ToArray(), content.Octets.ToArray());
    }

    private static string Decode(params string[] pieces)
    {
        var content = new BoundedBuffer(1000);
        var decoder = new ContentDecoder(content);
        foreach (string piece in pieces)
        {
            Assert.False(decoder.IsComplete && piece.Length > 0);
            Assert.Equal(piece.Length, decoder.Push(Encoding.Latin1.GetBytes(piece)));
        }

        Assert.True(decoder.IsComplete);
        return Encoding.Latin1.GetString(content.Octets.Span);
    }

    private static IEnumerable<string> Texts(string alphabet, int length) => length == 0
        ? [""]
        : Texts(alphabet, length - 1).SelectMany(text => alphabet.Select(c => text + c)).Append("");
}
