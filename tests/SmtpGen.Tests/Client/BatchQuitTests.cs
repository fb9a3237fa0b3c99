using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Batches that end their session: QUIT goes along with the last message, and says nothing of it.</summary>
public class BatchQuitTests
{
    private static readonly (string[] Extensions, SmtpChunking Chunking, int TurnsOfQuit)[] Ways =
    [
        (["PIPELINING"], SmtpChunking.Never, 0), (["PIPELINING", "CHUNKING"], SmtpChunking.InOrder, 0), (["PIPELINING", "CHUNKING"], SmtpChunking.Eager, 1),
        (["CHUNKING"], SmtpChunking.InOrder, 1), ([], SmtpChunking.Never, 1),
    ];

    public static TheoryData<Flavour, int> EveryWay => Combinations.WithFlavours(Enumerable.Range(0, Ways.Length));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Whatever_is_refused_the_outcome_is_that_of_a_batch_and_the_session_ends(Flavour flavour, int way)
    {
        foreach (string refusals in BatchCase.All)
        {
            (ModelServer staying, List<string> expected, _) = await Send(flavour, way, refusals, quits: false);
            (ModelServer left, List<string> results, _) = await Send(flavour, way, refusals, quits: true);

            Assert.Equal(expected, results);
            Assert.Equal(staying.Delivered.Select(delivery => delivery.Content), left.Delivered.Select(delivery => delivery.Content));
            Assert.Single(left.Commands, "QUIT");
            Assert.Equal("QUIT", left.Commands[^1]);
            Assert.True(left.IsDrained);
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Where_commands_may_go_ahead_it_costs_no_turn(Flavour flavour, int way)
    {
        (_, _, int staying) = await Send(flavour, way, "none one none", quits: false);
        (_, _, int left) = await Send(flavour, way, "none one none", quits: true);

        Assert.Equal(staying + Ways[way].TurnsOfQuit, left);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Without_a_message_the_session_ends_all_the_same(Flavour flavour, int way)
    {
        var server = new ModelServer(Ways[way].Extensions);
        await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

        Assert.Empty(await subject.SendMany([], quits: true));

        Assert.Equal("QUIT", server.Commands[^1]);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Left_early_the_connection_is_closed_and_nothing_more_is_sent(Flavour flavour, int way)
    {
        ModelServer server = BatchCase.Server(Ways[way].Extensions);
        await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

        if (flavour == Flavour.Async)
            await foreach (SmtpBatchResult result in subject.Client.SendManyAndQuitAsync(Subject.Later(BatchCase.Messages("none none none"))))
                break;
        else
            Assert.NotNull(subject.Client.SendManyAndQuit(BatchCase.Messages("none none none")).First());

        Assert.True(server.IsClosed);
        Assert.DoesNotContain("QUIT", server.Commands);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task It_speaks_LMTP_too(Flavour flavour)
    {
        var server = new ModelServer("PIPELINING") { SpeaksLmtp = true };
        await using Subject subject = await BatchCase.Introduced(flavour, server, client: new LmtpClient());

        List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages("none none none"), quits: true);

        Assert.All(results, result => Assert.Equal(SmtpDelivery.Accepted, result.Delivery));
        Assert.Equal("QUIT", server.Commands[^1]);
    }

    private static async Task<(ModelServer Server, List<string> Told, int Turns)> Send(Flavour flavour, int way, string refusals, bool quits)
    {
        // One octet at a time, so that an answer which nobody reads stays behind.
        ModelServer server = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody: true, bytesPerRead: 1);
        await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);
        server.ResetCounts();
        List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages(refusals), quits);
        Assert.Equal((quits, !quits), (server.IsClosed, subject.Client.IsConnected));
        return (server, [.. results.Select(BatchCase.Told)], server.Turns);
    }
}
