using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>Octets go in at one end and come out at the other, whatever becomes of the array between.</summary>
public class ByteBufferTests
{
    private readonly ByteBuffer _buffer = new(8);

    [Fact]
    public void What_is_appended_comes_out_in_order_while_the_array_is_moved_and_made_longer()
    {
        var random = new Random(1);
        var expected = new Queue<byte>();
        byte next = 0;
        for (int turn = 0; turn < 1000; turn++)
        {
            byte[] octets = [.. Enumerable.Range(0, random.Next(12)).Select(_ => next++)];
            _buffer.Append(octets);
            Array.ForEach(octets, expected.Enqueue);
            Assert.Equal(expected, _buffer.Span.ToArray());
            Assert.Equal(expected, _buffer.Memory.ToArray());
            int taken = random.Next(_buffer.Length + 1);
            _buffer.Consume(taken);
            while (taken-- > 0)
                expected.Dequeue();
            Assert.Equal(expected.Count, _buffer.Length);
        }
    }

    [Fact]
    public void Room_is_at_least_what_was_asked_for_and_holds_what_is_committed()
    {
        _buffer.Append([1, 2, 3]);
        _buffer.Consume(1);
        Assert.Equal(5, _buffer.Room(5).Length);
        Assert.Equal(6, _buffer.Room(6).Length);
        Assert.InRange(_buffer.Reserve(20).Length, 20, 64);
        _buffer.Reserve(20).Span[0] = 4;
        _buffer.Commit(1);
        Assert.Equal([2, 3, 4], _buffer.Span.ToArray());
    }

    [Fact]
    public void It_grows_only_when_what_it_holds_does_not_fit()
    {
        for (int turn = 0; turn < 100; turn++)
        {
            _buffer.Append([1, 2, 3, 4, 5]);
            _buffer.Consume(3);
            _buffer.Append([6, 7, 8, 9, 10, 11]);
            Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11], _buffer.Span.ToArray());
            _buffer.Consume(8);
        }
        Assert.Equal(8, _buffer.Room(0).Length);
    }

    [Fact]
    public void What_was_appended_last_is_given_up()
    {
        _buffer.Append([1, 2, 3, 4]);
        _buffer.Consume(1);
        _buffer.Truncate(2);
        _buffer.Append([5]);
        Assert.Equal([2, 3, 5], _buffer.Span.ToArray());
        _buffer.Clear();
        Assert.Equal(0, _buffer.Length);
    }
}
