using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Refusals in the middle of groups of commands: what becomes of the messages is what becomes of them one by one.</summary>
public class BatchRefusalTests
{
    private static readonly (string[] Extensions, SmtpChunking Chunking)[] Ways =
    [
        (["PIPELINING"], SmtpChunking.Never),
        (["PIPELINING", "CHUNKING"], SmtpChunking.InOrder),
        (["PIPELINING", "CHUNKING"], SmtpChunking.Eager),
        (["CHUNKING"], SmtpChunking.InOrder),
        ([], SmtpChunking.InOrder),
    ];

    public static TheoryData<Flavour, int> EveryWay => Combinations.WithFlavours(Enumerable.Range(0, Ways.Length));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Whatever_is_refused_the_outcome_is_that_of_messages_sent_one_by_one(Flavour flavour, int way)
    {
        foreach (string refusals in BatchCase.All)
        {
            (List<string> expected, ModelServer model) = await OneByOne(flavour, refusals);
            foreach (bool wantsContentForNobody in new[] { false, true })
            {
                ModelServer server = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody, yields: refusals.StartsWith("none", StringComparison.Ordinal));
                await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

                List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages(refusals));

                Assert.Equal(expected, results.Select(BatchCase.Told));
                AssertDelivered(model, server, refusals);
                Assert.True((await subject.Noop()).IsSuccess);
                Assert.False(subject.Client.HasSender);
                Assert.DoesNotContain("503 out of order", results.Select(result => $"{result.Error}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_single_message_is_refused_as_without_groups(Flavour flavour, int way)
    {
        foreach (string refusals in new[] { "none", "sender", "one", "all", "content" })
        {
            (List<string> expected, ModelServer model) = await OneByOne(flavour, refusals);
            ModelServer server = BatchCase.Server(Ways[way].Extensions, wantsContentForNobody: true);
            await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);
            SmtpMessage message = BatchCase.Messages(refusals)[0];
            SmtpSendResult? result = null;

            Exception? error = await Record.ExceptionAsync(async () => result = await subject.SendMail(message.From, message.To, message.Content));

            Assert.Equal(expected, [BatchCase.Told(new SmtpBatchResult(message, error is null ? SmtpDelivery.Accepted : SmtpDelivery.Refused, result, error))]);
            AssertDelivered(model, server, refusals);
            Assert.Equal(error is not null, server.Commands[^1] == "RSET");
            if (refusals is "sender" or "all" && Ways[way].Chunking != SmtpChunking.Eager)
                Assert.DoesNotContain(server.Commands, command => command == "(content)" || command.StartsWith("BDAT", StringComparison.Ordinal));
            // Only DATA in a group is asked for before anybody knows that it is in vain.
            Assert.Equal(Ways[way].Chunking == SmtpChunking.Never && refusals is "sender" or "all", server.Commands.Contains("."));
            Assert.False(subject.Client.HasSender);
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_421_anywhere_ends_the_batch_and_is_told_by_the_class_of_its_step(Flavour flavour, int way)
    {
        (string Line, Type Error)[] steps = [("MAIL FROM:<me1@a.example>", typeof(SmtpSenderRefusedException)), ("RCPT TO:<you1@b.example>", typeof(SmtpRecipientsRefusedException)),
            ("RCPT TO:<them1@c.example>", typeof(SmtpRecipientsRefusedException))];
        foreach ((string line, Type error) in steps)
        {
            var server = new ModelServer(Ways[way].Extensions) { Refuses = said => said == line ? "421 4.3.2 going down" : null };
            await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

            List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages("none none none"));

            Assert.Equal([SmtpDelivery.Accepted, SmtpDelivery.Refused, Lost(way)], results.Select(result => result.Delivery));
            Assert.IsType(error, results[1].Error);
            Assert.IsType<SmtpServerDisconnectedException>(results[2].Error);
            Assert.Single(server.Delivered);
            Assert.True(server.IsClosed);
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_421_to_the_content_leaves_the_next_message_surely_unsent(Flavour flavour, int way)
    {
        var server = new ModelServer(Ways[way].Extensions) { RefusesContent = content => content.StartsWith("good 1", StringComparison.Ordinal) ? "421 4.3.2 going down" : null };
        await using Subject subject = await BatchCase.Introduced(flavour, server, Ways[way].Chunking);

        List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages("none none none"));

        Assert.Equal([SmtpDelivery.Accepted, SmtpDelivery.Refused, Lost(way)], results.Select(result => result.Delivery));
        Assert.Equal(SmtpReplyCode.ServiceNotAvailable, Assert.IsType<SmtpDataException>(results[1].Error).SmtpCode);
    }

    // The content of a window is written before anything is known.
    private static SmtpDelivery Lost(int way) => Ways[way].Chunking == SmtpChunking.Eager ? SmtpDelivery.Unknown : SmtpDelivery.NotSent;

    private static async Task<(List<string> Told, ModelServer Server)> OneByOne(Flavour flavour, string refusals)
    {
        ModelServer server = BatchCase.Server([]);
        await using Subject subject = await BatchCase.Introduced(flavour, server);
        var told = new List<string>();
        foreach (SmtpMessage message in BatchCase.Messages(refusals))
        {
            SmtpSendResult? result = null;
            Exception? error = await Record.ExceptionAsync(async () => result = await subject.SendMail(message.From, message.To, message.Content));
            told.Add(BatchCase.Told(new SmtpBatchResult(message, error is null ? SmtpDelivery.Accepted : SmtpDelivery.Refused, result, error)));
        }
        return (told, server);
    }

    // What goes by DATA has its dots doubled on the way, as the model has it.
    private static void AssertDelivered(ModelServer model, ModelServer server, string refusals) => Assert.True(
        model.Delivered.Select(Shown).SequenceEqual(server.Delivered.Select(Shown)),
        $"{refusals}: {string.Join("; ", server.Delivered.Select(Shown))}\n{string.Join('\n', server.Commands)}");

    private static string Shown(ModelServer.Delivery delivery)
        => $"{delivery.From} {string.Join(' ', delivery.To)} {delivery.Content.Replace("\r\n..\r\n", "\r\n.\r\n", StringComparison.Ordinal)}";
}
