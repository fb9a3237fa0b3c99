using SmtpGen.Transport;

namespace SmtpGen.Tests.Transport;

/// <summary>A stream that heeds no token and is always ready must not outlive the time of a step.</summary>
public class DeadlineStreamTests
{
    [Fact]
    public async Task A_cancelled_read_takes_nothing_from_a_stream_that_heeds_no_token()
    {
        var inner = new HeedlessStream();
        await using var stream = new DeadlineStream(inner, null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stream.ReadExactlyAsync(new byte[1], new CancellationToken(canceled: true)));

        Assert.Equal(0, inner.Calls);
    }

    [Fact]
    public async Task A_cancelled_write_gives_nothing_to_a_stream_that_heeds_no_token()
    {
        var inner = new HeedlessStream();
        await using var stream = new DeadlineStream(inner, null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stream.WriteAsync(new byte[1], new CancellationToken(canceled: true)));

        Assert.Equal(0, inner.Calls);
    }

    [Fact]
    public async Task Without_a_cancellation_both_go_through()
    {
        var inner = new HeedlessStream();
        await using var stream = new DeadlineStream(inner, null);

        await stream.ReadExactlyAsync(new byte[1]);
        await stream.WriteAsync(new byte[1]);

        Assert.Equal(2, inner.Calls);
    }

    private sealed class HeedlessStream : MemoryStream
    {
        public int Calls { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Calls++;
            return new(1);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Calls++;
            return default;
        }
    }
}
