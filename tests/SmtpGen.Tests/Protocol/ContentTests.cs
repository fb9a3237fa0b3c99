using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Protocol;

/// <summary>What is known of content before it is sent.</summary>
public class ContentTests
{
    [Fact]
    public void A_stream_has_the_length_of_what_is_left_of_it_or_none()
    {
        var memory = new MemoryStream("a\nbc"u8.ToArray()) { Position = 1 };
        Content content = Content.Of(memory);

        Assert.Equal((3L, 3L, false, false), (content.Length, content.Size, content.IsClean, content.NeedsNoStuffing));
        Content endless = Content.Of(new Pipe("abc"u8.ToArray()));
        Assert.Equal((null, null), (endless.Length, endless.Size));
    }

    [Fact]
    public void A_stream_that_cannot_be_read_is_refused()
    {
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>("message", () => Content.Of(closed));
        Assert.Throws<ArgumentNullException>("message", () => Content.Of((Stream)null!));
        Assert.Throws<ArgumentNullException>("message", () => Content.Of((string)null!));
    }

    [Fact]
    public void A_message_in_pieces_is_read_from_its_beginning_each_time_and_a_stream_from_where_it_stands()
    {
        var pieces = new SmtpMessage("a@b", ["c@d"], Pieces.Of([1, 2], [3]));
        pieces.Stream!.ReadExactly(new byte[2]);
        Assert.Equal(3, Content.Of(pieces).Length);

        var stream = new SmtpMessage("a@b", ["c@d"], new MemoryStream([1, 2, 3]) { Position = 2 });
        Assert.Equal(1, Content.Of(stream).Length);
    }

    [Fact]
    public void Text_is_told_from_octets()
    {
        Assert.True(Content.Of("é").IsText);
        Assert.False(Content.Of("é"u8.ToArray().AsMemory()).IsText);
        Assert.Equal("é"u8.ToArray(), Content.Of("é").Octets.ToArray());
    }

    private sealed class Pipe(byte[] octets) : MemoryStream(octets)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
