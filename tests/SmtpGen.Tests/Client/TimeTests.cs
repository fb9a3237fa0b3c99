using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A server that takes its time, and a caller who gives up: the client never waits longer than it was told, and the connection is finished.</summary>
public class TimeTests
{
    // What a hang would look like to the test; nothing depends on how fast the machine is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Silence_ends_with_the_timeout_on_a_stream_without_timeouts_of_its_own(Flavour flavour)
        => await AssertTimesOut(flavour, new SilentStream());

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_octet_now_and_then_does_not_prolong_the_time_of_a_reply(Flavour flavour)
        => await AssertTimesOut(flavour, new SilentStream(drip: (byte)'2'));

    [Fact]
    public async Task A_caller_who_gives_up_need_not_wait_for_a_stream_that_heeds_no_token()
    {
        var stream = new SilentStream();
        await using var client = new SmtpClient();
        await client.ConnectAsync(stream);
        using var giveUp = new CancellationTokenSource();

        Task<SmtpReply> noop = client.NoopAsync(giveUp.Token).AsTask();
        giveUp.Cancel();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => noop.WaitAsync(Patience));
        Assert.Equal(giveUp.Token, error.CancellationToken);
        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await client.NoopAsync());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Dispose_does_not_wait_for_the_answer_to_QUIT_longer_than_the_timeout(Flavour flavour)
    {
        var stream = new SilentStream();
        var subject = new Subject(flavour, new SmtpClientOptions { Timeout = TimeSpan.FromMilliseconds(100) });
        await subject.Connect(stream);

        await Task.Run(async () => await subject.DisposeAsync()).WaitAsync(Patience);

        Assert.True(stream.IsClosed);
    }

    [Fact]
    public void A_timeout_is_positive_or_infinite()
    {
        Assert.Throws<ArgumentException>(() => new SmtpClient(new SmtpClientOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => new SmtpClient(new SmtpClientOptions { Timeout = TimeSpan.FromSeconds(-5) }));
        new SmtpClient(new SmtpClientOptions { Timeout = Timeout.InfiniteTimeSpan }).Dispose();
    }

    private static async Task AssertTimesOut(Flavour flavour, SilentStream stream)
    {
        await using var subject = new Subject(flavour, new SmtpClientOptions { Timeout = TimeSpan.FromMilliseconds(200) });
        await subject.Connect(stream);

        await Assert.ThrowsAsync<TimeoutException>(() => Task.Run(async () => await subject.Noop()).WaitAsync(Patience));

        Assert.True(stream.IsClosed);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }
}
