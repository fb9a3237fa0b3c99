using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A connection that is lost in a batch: which messages were sent, which were not, and which of them nobody knows, is told apart.</summary>
public class BatchLossTests
{
    private static readonly (string[] Extensions, SmtpChunking Chunking)[] Ways =
        [(["PIPELINING"], SmtpChunking.Never), (["PIPELINING", "CHUNKING"], SmtpChunking.InOrder), (["PIPELINING", "CHUNKING"], SmtpChunking.Eager), ([], SmtpChunking.Never)];

    public static TheoryData<Flavour, int> EveryWay => Combinations.WithFlavours(Enumerable.Range(0, Ways.Length));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Cut_after_any_octet_no_message_is_told_otherwise_than_it_is(Flavour flavour, int way)
    {
        foreach ((string refusals, bool quits) in new[] { ("none none none", false), ("one all none", false), ("content none sender", false), ("none one none", true), ("all none content", true) })
        {
            (int introduction, int all) = await Measure(flavour, way, refusals, quits);
            for (int cut = introduction; cut <= all; cut++)
            {
                ModelServer server = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody: true, closesAfter: cut);
                await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

                List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages(refusals), quits);

                Assert.Equal(3, results.Count);
                foreach (SmtpBatchResult result in results)
                    AssertTrue(result, server, $"{refusals}, cut after {cut} of {all}");
                // What was said before the cut counts: the more is said, the more is known.
                bool isKnown = results.All(result => result.Delivery is SmtpDelivery.Accepted or SmtpDelivery.Refused);
                Assert.Equal(cut >= all - (quits ? ModelServer.Farewell.Length + 2 : 0), isKnown && (quits || subject.Client.IsConnected));
                Assert.False(quits && subject.Client.IsConnected);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Replies_that_are_cut_at_every_octet_are_the_same_replies(Flavour flavour, int way)
    {
        foreach (string refusals in BatchCase.All.Where((_, number) => number % 7 == 0))
        {
            ModelServer whole = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody: true);
            ModelServer cut = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody: true, bytesPerRead: 1);
            await using Subject one = await BatchCase.Introduced(flavour, whole, Ways[way].Chunking);
            await using Subject other = await BatchCase.Introduced(flavour, cut, Ways[way].Chunking);

            IEnumerable<string> expected = (await one.SendMany(BatchCase.Messages(refusals))).Select(BatchCase.Told);

            Assert.Equal(expected, (await other.SendMany(BatchCase.Messages(refusals))).Select(BatchCase.Told));
            Assert.Equal(whole.Commands, cut.Commands);
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_reply_that_nobody_asked_for_is_not_taken_for_the_answer_to_a_message(Flavour flavour, int way)
    {
        var server = new ModelServer(Ways[way].Extensions) { Refuses = line => line.Contains("them0", StringComparison.Ordinal) ? "250 ok\r\n250 and another" : null };
        await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

        List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages("none none none"));

        Assert.True(server.IsClosed);
        Assert.DoesNotContain(results, result => result.Delivery == SmtpDelivery.Accepted);
        Assert.All(results, result => Assert.True(result.Delivery == SmtpDelivery.Unknown || !IsDelivered(result, server)));
        Assert.Contains(results, result => result.Error is SmtpProtocolException);
    }

    private static async Task<(int Introduction, int All)> Measure(Flavour flavour, int way, string refusals, bool quits)
    {
        ModelServer server = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody: true);
        await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);
        int introduction = server.Said;
        await subject.SendMany(BatchCase.Messages(refusals), quits);
        return (introduction, server.Said);
    }

    private static void AssertTrue(SmtpBatchResult result, ModelServer server, string when)
    {
        bool isDelivered = IsDelivered(result, server);
        Assert.True(
            result.Delivery switch
            {
                SmtpDelivery.Accepted => isDelivered,
                SmtpDelivery.Unknown => true,
                _ => !isDelivered,
            },
            $"{when}: {BatchCase.Told(result)}, delivered: {isDelivered}");
        Assert.Equal(result.Delivery == SmtpDelivery.Accepted, result.Error is null);
        if (result.Delivery is SmtpDelivery.NotSent or SmtpDelivery.Unknown)
            Assert.IsType<SmtpServerDisconnectedException>(result.Error);
    }

    private static bool IsDelivered(SmtpBatchResult result, ModelServer server)
        => server.Delivered.Exists(delivery => delivery.From.Contains(result.Message.From, StringComparison.Ordinal));
}
