using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Many messages by LMTP: one reply to the content for each accepted recipient, whatever overlaps.</summary>
public class LmtpBatchTests
{
    public static TheoryData<Flavour, SmtpChunking> Policies => Combinations.WithFlavours(Enum.GetValues<SmtpChunking>());

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Whatever_is_refused_the_outcome_is_that_of_messages_sent_one_by_one(Flavour flavour, SmtpChunking chunking)
    {
        foreach (string refusals in BatchCase.All.Where((_, number) => number % 3 == 0))
        {
            ModelServer model = Server(), server = Server("PIPELINING", "CHUNKING");
            await using Subject slow = await Introduced(flavour, model, SmtpChunking.Never);
            await using Subject subject = await Introduced(flavour, server, chunking);

            IEnumerable<string> expected = (await slow.SendMany(BatchCase.Messages(refusals))).Select(BatchCase.Told);

            Assert.Equal(expected, (await subject.SendMany(BatchCase.Messages(refusals))).Select(BatchCase.Told));
            Assert.Equal(model.Delivered.Select(delivery => string.Join(' ', delivery.To)), server.Delivered.Select(delivery => string.Join(' ', delivery.To)));
            Assert.True((await subject.Noop()).IsSuccess);
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_message_has_the_turns_of_a_group(Flavour flavour, SmtpChunking chunking)
    {
        ModelServer server = Server("PIPELINING", "CHUNKING");
        await using Subject subject = await Introduced(flavour, server, chunking);
        server.ResetCounts();

        await subject.SendMany(Enumerable.Repeat(BatchCase.Messages("none")[0], 20));

        // How many answers there will be is not known before RCPT is answered, so nothing is eager.
        Assert.Equal(21, server.Turns);
        Assert.Equal(2, ((LmtpClient)subject.Client).RecipientReplies.Count);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_server_that_wants_content_for_nobody_is_left(Flavour flavour, SmtpChunking chunking)
    {
        var server = new ModelServer("PIPELINING") { SpeaksLmtp = true, WantsContentForNobody = true, Refuses = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no" : null };
        await using Subject subject = await Introduced(flavour, server, chunking);

        List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages("none none"));

        Assert.Equal([SmtpDelivery.Refused, SmtpDelivery.NotSent], results.Select(result => result.Delivery));
        Assert.True(server.IsClosed);
        Assert.DoesNotContain(".", server.Commands);
    }

    private static ModelServer Server(params string[] extensions) => new(extensions)
    {
        SpeaksLmtp = true,
        Refuses = static line => line.Contains("refused", StringComparison.Ordinal) ? line[0] == 'M' ? "550 5.7.1 sender" : "550 5.1.1 recipient" : null,
        RefusesContent = static content => content.StartsWith("bad", StringComparison.Ordinal) ? "552 5.2.2 full" : null,
    };

    private static Task<Subject> Introduced(Flavour flavour, ModelServer server, SmtpChunking chunking)
        => BatchCase.Introduced(flavour, server, client: new LmtpClient(new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking }));
}
