using System.Threading.Channels;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A batch from outside: one result for each message, in order, and none asked for before its time.</summary>
public class BatchTests
{
    private static readonly SmtpMessage Good = new("me@a.example", ["you@b.example"], "good\r\n"u8.ToArray());

    public static TheoryData<Flavour, SmtpChunking> Policies => Combinations.WithFlavours(Enum.GetValues<SmtpChunking>());

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Messages_are_asked_for_when_their_turn_comes(Flavour flavour, SmtpChunking chunking)
    {
        await using Subject subject = await Introduced(flavour, chunking);
        int asked = 0, told = 0;
        // One beyond what is under way.
        int most = chunking == SmtpChunking.Eager ? 8 : 2;

        await foreach (SmtpBatchResult result in Results(subject.Client, flavour, Endless()))
        {
            told++;
            Assert.Equal(SmtpDelivery.Accepted, result.Delivery);
            Assert.InRange(asked, told, told + most);
            if (told == 50)
                break;
        }

        IEnumerable<SmtpMessage> Endless()
        {
            while (asked < 100)
            {
                asked++;
                yield return Good;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task What_is_wrong_with_a_message_costs_no_other_one(Flavour flavour, SmtpChunking chunking)
    {
        ModelServer server = Server();
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);
        SmtpMessage[] messages =
        [
            Good, Good with { From = "no address" }, Good with { To = [] }, Good, Good with { To = ["a@b.example", "c\r\nRCPT TO:<d@e.example>"] },
            Good with { MailOptions = new MailOptions { Ret = SmtpRet.Full } }, Good with { To = [new string('x', 600) + "@b.example"] }, null!, Good,
        ];

        List<SmtpBatchResult> results = await subject.SendMany(messages);

        Assert.Equal(messages, results.Select(result => result.Message));
        Assert.Equal([null, "ArgumentException", "ArgumentException", null, "ArgumentException", "SmtpNotSupportedException", "ArgumentException", "ArgumentNullException", null],
            results.Select(result => result.Error?.GetType().Name));
        Assert.All(results, result => Assert.Equal(result.Error is null ? SmtpDelivery.Accepted : SmtpDelivery.NotSent, result.Delivery));
        Assert.Equal(3, server.Delivered.Count);
        Assert.True((await subject.Noop()).IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task UTF8_that_one_message_may_use_is_no_leave_for_the_next_one(Flavour flavour, SmtpChunking chunking)
    {
        ModelServer server = Server();
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);
        SmtpMessage international = new("jörg@a.example", ["päivi@b.example"], "x\r\n"u8.ToArray()) { MailOptions = new MailOptions { SmtpUtf8 = true } };

        List<SmtpBatchResult> results = await subject.SendMany([international, international with { MailOptions = null }, Good with { To = ["päivi@b.example"] }, international]);

        Assert.Equal([SmtpDelivery.Accepted, SmtpDelivery.NotSent, SmtpDelivery.NotSent, SmtpDelivery.Accepted], results.Select(result => result.Delivery));
        Assert.IsType<ArgumentException>(results[1].Error);
        Assert.All(server.Delivered, delivery => Assert.EndsWith(" SMTPUTF8", delivery.From, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Sizes_and_bodies_go_with_each_message_as_alone(Flavour flavour, SmtpChunking chunking)
    {
        ModelServer server = Server();
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);

        await subject.SendMany([Good with { Content = new byte[] { 0xe9, (byte)'\n' } }, Good]);

        Assert.Equal(["MAIL FROM:<me@a.example> SIZE=3 BODY=8BITMIME", "MAIL FROM:<me@a.example> SIZE=6"], server.Delivered.Select(delivery => delivery.From));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_source_that_fails_is_heard_after_the_results(Flavour flavour, SmtpChunking chunking)
    {
        ModelServer server = Server();
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);
        var results = new List<SmtpBatchResult>();

        await Assert.ThrowsAsync<InvalidDataException>(() => Take(Results(subject.Client, flavour, Failing()), results.Add));

        Assert.Equal([SmtpDelivery.Accepted, SmtpDelivery.Accepted], results.Select(result => result.Delivery));
        Assert.True((await subject.Noop()).IsSuccess);

        static IEnumerable<SmtpMessage> Failing()
        {
            yield return Good;
            yield return Good;
            throw new InvalidDataException();
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task The_client_is_busy_meanwhile_and_one_that_is_left_is_closed(Flavour flavour, SmtpChunking chunking)
    {
        ModelServer server = Server();
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);

        await foreach (SmtpBatchResult result in Results(subject.Client, flavour, Enumerable.Repeat(Good, 20)))
        {
            Assert.Equal(SmtpDelivery.Accepted, result.Delivery);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await subject.Noop());
            break;
        }

        // Of a window nothing is under way when its results are told.
        Assert.Equal(chunking != SmtpChunking.Eager, server.IsClosed);
        if (server.IsClosed)
            await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
        else
            Assert.True((await subject.Noop()).IsSuccess);
    }

    [Fact]
    public async Task While_the_next_message_has_not_come_those_before_are_sent_to_their_end()
    {
        foreach (SmtpChunking chunking in Enum.GetValues<SmtpChunking>())
        {
            ModelServer server = Server();
            await using Subject subject = await BatchCase.Introduced(Flavour.Async, server, chunking);
            var messages = Channel.CreateUnbounded<SmtpMessage>();
            await using IAsyncEnumerator<SmtpBatchResult> results = subject.Client.SendManyAsync(messages.Reader.ReadAllAsync()).GetAsyncEnumerator();
            for (int sent = 1; sent <= 3; sent++)
            {
                messages.Writer.TryWrite(Good);
                Assert.True(await results.MoveNextAsync());
                Assert.Equal(sent, server.Delivered.Count);
            }
            messages.Writer.Complete();
            Assert.False(await results.MoveNextAsync());
        }
    }

    [Fact]
    public async Task A_cancelled_token_ends_it_between_messages()
    {
        foreach (SmtpChunking chunking in Enum.GetValues<SmtpChunking>())
        {
            ModelServer server = Server();
            await using Subject subject = await BatchCase.Introduced(Flavour.Async, server, chunking);
            using var giveUp = new CancellationTokenSource();
            var results = new List<SmtpBatchResult>();

            var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Take(
                subject.Client.SendManyAsync(Subject.Later(Enumerable.Repeat(Good, 100)), giveUp.Token),
                result =>
                {
                    results.Add(result);
                    giveUp.Cancel();
                }));

            Assert.Equal(giveUp.Token, error.CancellationToken);
            Assert.InRange(results.Count, 1, 8);
            Assert.All(results, result => Assert.Equal(SmtpDelivery.Accepted, result.Delivery));
            Assert.Equal(results.Count, server.Delivered.Count);
            Assert.True((await subject.Noop()).IsSuccess);
        }
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_begins_nothing()
    {
        ModelServer server = Server();
        await using Subject subject = await BatchCase.Introduced(Flavour.Async, server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await subject.Client.SendManyAsync(Subject.Later([Good]), new CancellationToken(canceled: true)).GetAsyncEnumerator().MoveNextAsync());

        Assert.Equal(["EHLO client.example"], server.Commands);
        Assert.True((await subject.Noop()).IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_client_that_is_not_connected_says_so_at_the_first_result(Flavour flavour)
    {
        await using var subject = new Subject(flavour);

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMany([Good]));
        Assert.Throws<ArgumentNullException>(() => subject.Client.SendMany(null!));
    }

    private static async Task Take(IAsyncEnumerable<SmtpBatchResult> results, Action<SmtpBatchResult> told)
    {
        await foreach (SmtpBatchResult result in results)
            told(result);
    }

    private static ModelServer Server() => new("PIPELINING", "CHUNKING", "SIZE 1000000", "8BITMIME", "SMTPUTF8");

    private static Task<Subject> Introduced(Flavour flavour, SmtpChunking chunking) => BatchCase.Introduced(flavour, Server(), chunking);

    private static async IAsyncEnumerable<SmtpBatchResult> Results(SmtpClient client, Flavour flavour, IEnumerable<SmtpMessage> messages)
    {
        if (flavour == Flavour.Sync)
        {
            foreach (SmtpBatchResult result in client.SendMany(messages))
                yield return result;
        }
        else
        {
            await foreach (SmtpBatchResult result in client.SendManyAsync(Subject.Later(messages)))
                yield return result;
        }
    }
}
