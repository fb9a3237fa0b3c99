using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Protocol;

/// <summary>A message in several pieces of memory, read as one.</summary>
public class SequenceStreamTests
{
    private readonly SequenceStream _stream = new(Pieces.Of("abc"u8.ToArray(), "defg"u8.ToArray()));

    [Fact]
    public async Task Pieces_are_read_one_after_the_other_in_every_way()
    {
        byte[] buffer = new byte[3];

        Assert.Equal(2, _stream.Read(buffer, 1, 2));
        Assert.Equal("\0ab"u8.ToArray(), buffer);
        Assert.Equal(3, _stream.Read(buffer.AsSpan()));
        Assert.Equal("cde"u8.ToArray(), buffer);
        Assert.Equal(2, await _stream.ReadAsync(buffer));
        Assert.Equal("fge"u8.ToArray(), buffer);
        Assert.Equal(0, _stream.Read(buffer.AsSpan()));
    }

    [Fact]
    public void It_is_read_again_from_its_beginning()
    {
        Assert.Equal((7, 0), (_stream.Length, _stream.Position));
        _stream.ReadExactly(new byte[5]);
        Assert.Equal((7, 5), (_stream.Length, _stream.Position));
        _stream.Position = 0;
        var copy = new MemoryStream();
        _stream.CopyTo(copy);
        Assert.Equal("abcdefg"u8.ToArray(), copy.ToArray());
    }

    [Fact]
    public void Nothing_else_can_be_done_with_it()
    {
        Assert.Equal((true, true, false), (_stream.CanRead, _stream.CanSeek, _stream.CanWrite));
        Assert.Throws<NotSupportedException>(() => _stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => _stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => _stream.Write([1], 0, 1));
        _stream.Flush();
        Assert.Equal(7, _stream.Length);
    }
}
