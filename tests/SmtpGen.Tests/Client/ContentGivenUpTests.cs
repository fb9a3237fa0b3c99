using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A content of the caller's that does not come: who gives up does not wait for it.</summary>
public class ContentGivenUpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How the content goes, and whether its stream heeds tokens.</summary>
    public static TheoryData<SmtpChunking, bool> Ways => new()
    {
        { SmtpChunking.Never, true }, { SmtpChunking.Never, false }, { SmtpChunking.InOrder, true }, { SmtpChunking.InOrder, false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_content_that_does_not_come_can_be_given_up(SmtpChunking chunking, bool heedsTokens)
    {
        using var giveUp = new CancellationTokenSource();
        var server = new ModelServer("PIPELINING", "CHUNKING");
        await using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking });
        await client.ConnectAsync(server);
        var content = new HaltingStream(new MemoryStream(new byte[100_000]), new ManualClock()) { Halts = (number, _) => number == 3, OnHalt = giveUp.Cancel, HeedsTokens = heedsTokens };

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.SendMailAsync("a@b.example", "c@d.example", content, cancellationToken: giveUp.Token).AsTask().WaitAsync(Patience));

        Assert.Equal(giveUp.Token, error.CancellationToken);
        Assert.True(server.IsClosed);
        server.TakeRest();
        Assert.Empty(server.Delivered);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await client.NoopAsync());
    }
}
