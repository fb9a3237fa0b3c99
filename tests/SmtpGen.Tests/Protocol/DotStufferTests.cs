using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>Content after DATA, held against a decoder that shares nothing with the encoder.</summary>
public class DotStufferTests
{
    private const int Longest = 6;
    private static readonly char[] Alphabet = ['\r', '\n', '.', 'a', '\0'];

    [Fact]
    public void Every_short_content_arrives_as_what_it_means_however_it_is_cut()
    {
        foreach (string content in AllContents())
        {
            string whole = Stuff(content);
            Assert.Equal(Meaning(content), Decode(whole));
            for (int cut = 1; cut < content.Length; cut++)
                Assert.Equal(whole, Stuff(content[..cut], content[cut..]));
        }
    }

    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData(".", "..\r\n.\r\n")]
    [InlineData("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r.\rb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r\n.\r\nMAIL FROM:<x@y>\r\n", "a\r\n..\r\nMAIL FROM:<x@y>\r\n.\r\n")]
    public void What_goes_out_is_known_octet_for_octet(string content, string wire) => Assert.Equal(wire, Stuff(content));

    [Fact]
    public void A_long_content_with_every_chunk_size_is_the_same_as_whole()
    {
        string content = string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n.dot\nlone\r", 40));
        string whole = Stuff(content);
        for (int size = 1; size < 200; size++)
            Assert.Equal(whole, Stuff([.. content.Chunk(size).Select(chunk => new string(chunk))]));
    }

    private static IEnumerable<string> AllContents()
    {
        IEnumerable<string> shorter = [""];
        for (int length = 0; length <= Longest; length++)
        {
            foreach (string content in shorter)
                yield return content;
            shorter = [.. shorter.SelectMany(content => Alphabet.Select(c => content + c))];
        }
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

    // RFC 5321 §4.5.2, as a server that is strict about line ends reads it.
    private static string Decode(string wire)
    {
        var text = new StringBuilder();
        string[] lines = wire.Split("\r\n");
        Assert.Equal(".", lines[^2]);
        Assert.Equal("", lines[^1]);
        foreach (string line in lines[..^2])
        {
            Assert.NotEqual(".", line);
            Assert.DoesNotContain('\r', line);
            Assert.DoesNotContain('\n', line);
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return text.ToString();
    }

    private static string Meaning(string content)
    {
        string lines = content.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\n", "\r\n");
        return lines.Length == 0 || lines.EndsWith('\n') ? lines : lines + "\r\n";
    }
}
