using System.Text;
using SmtpGen.Fuzz;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>Content after DATA, held against a decoder that shares nothing with the encoder.</summary>
/// <remarks>
/// The decoder takes CRLF only, and one end. Content that gets through it can hide no other message from a server that ends lines otherwise.
/// </remarks>
public class DotStufferTests
{
    private const int Longest = 8;
    private const int LongestCut = 6;
    private static readonly byte[] Alphabet = "\r\n.a\0"u8.ToArray();

    [Fact]
    public void Every_short_content_arrives_as_what_it_means()
    {
        int count = 0;
        foreach (byte[] content in AllContents(Longest))
        {
            count++;
            byte[] wire = Stuff(content);
            Assert.True(ReferenceContent.Unstuff(wire).AsSpan().SequenceEqual(ReferenceContent.Normalize(content)) && wire.Length > 0, Shown(content));
            Assert.True(wire.AsSpan().SequenceEqual(Stuff([.. content.Chunk(1)])), Shown(content));
            // Of text no end is added.
            string end = content is [] or [.., (byte)'\r' or (byte)'\n'] ? ".\r\n" : "\r\n.\r\n";
            Assert.True(Encoding.Latin1.GetString(wire) == SmtpText.QuoteData(Encoding.Latin1.GetString(content)) + end, Shown(content));
        }
        Assert.Equal(488_281, count);
    }

    [Fact]
    public void Every_short_content_is_the_same_however_it_is_cut()
    {
        foreach (byte[] content in AllContents(LongestCut))
        {
            byte[] wire = Stuff(content);
            for (int cut = 0; cut <= content.Length; cut++)
            {
                for (int second = cut; second <= content.Length; second++)
                    Assert.True(wire.AsSpan().SequenceEqual(Stuff(content[..cut], content[cut..second], content[second..])), $"{Shown(content)} at {cut} and {second}");
            }
        }
    }

    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData(".", "..\r\n.\r\n")]
    [InlineData("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r.\rb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r\n.\r\nMAIL FROM:<x@y>\r\n", "a\r\n..\r\nMAIL FROM:<x@y>\r\n.\r\n")]
    public void What_goes_out_is_known_octet_for_octet(string content, string wire) => Assert.Equal(wire, Encoding.Latin1.GetString(Stuff(Encoding.Latin1.GetBytes(content))));

    [Fact]
    public void A_long_content_with_every_chunk_size_is_the_same_as_whole()
    {
        byte[] content = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n.dot\nlone\r\r\n\n", 40)));
        byte[] whole = Stuff(content);
        for (int size = 1; size < 200; size++)
            Assert.Equal(whole, Stuff([.. content.Chunk(size)]));
    }

    private static IEnumerable<byte[]> AllContents(int longest)
    {
        IEnumerable<byte[]> ofOneLength = [[]];
        for (int length = 0; length <= longest; length++)
        {
            foreach (byte[] content in ofOneLength)
                yield return content;
            ofOneLength = [.. ofOneLength.SelectMany(content => Alphabet.Select(octet => (byte[])[.. content, octet]))];
        }
    }

    private static byte[] Stuff(params byte[][] chunks)
    {
        var output = new ByteBuffer(16);
        var stuffer = new DotStuffer();
        foreach (byte[] chunk in chunks)
            stuffer.Append(chunk, output);
        stuffer.Finish(output);
        return output.Span.ToArray();
    }

    private static string Shown(byte[] content) => Convert.ToHexString(content);
}
