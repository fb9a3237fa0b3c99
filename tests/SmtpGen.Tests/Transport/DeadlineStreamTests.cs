using System.Net.Sockets;
using SmtpGen.Tests.Harness;
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

    [Theory]
    [InlineData(0, false)]
    [InlineData(56_000, false)]
    [InlineData(57_000, true)]
    [InlineData(60_000, true)]
    public void A_socket_whose_time_is_over_long_before_ours_was_lost(int passed, bool isOver)
    {
        var clock = new ManualClock();
        foreach (Action<DeadlineStream> call in new Action<DeadlineStream>[] { stream => stream.Write(new byte[1]), stream => stream.ReadExactly(new byte[1]) })
        {
            using var stream = new DeadlineStream(new OverdueStream { BeforeItIsOver = () => clock.Advance(TimeSpan.FromMilliseconds(passed)) }, null) { Deadline = new Deadline(clock, TimeSpan.FromMinutes(1)) };

            Exception? error = Record.Exception(() => call(stream));

            Assert.IsType(isOver ? typeof(TimeoutException) : typeof(IOException), error);
            Assert.Equal(isOver, stream.TimedOut);
        }
    }

    [Fact]
    public void Where_our_time_has_no_end_it_is_the_sockets_that_counts()
    {
        using var stream = new DeadlineStream(new OverdueStream(), null) { Deadline = new Deadline(TimeProvider.System, Timeout.InfiniteTimeSpan) };

        Assert.Throws<TimeoutException>(() => stream.ReadExactly(new byte[1]));
    }

    private sealed class OverdueStream : MemoryStream
    {
        public Action BeforeItIsOver { get; init; } = static () => { };

        public override bool CanTimeout => true;
        public override int ReadTimeout { get; set; }
        public override int WriteTimeout { get; set; }

        public override int Read(Span<byte> buffer) => throw Overdue();

        public override void Write(ReadOnlySpan<byte> buffer) => throw Overdue();

        private IOException Overdue()
        {
            BeforeItIsOver();
            return new IOException("The time is over.", new SocketException((int)SocketError.TimedOut));
        }
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
