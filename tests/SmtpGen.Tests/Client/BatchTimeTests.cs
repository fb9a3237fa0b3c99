using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Client;

/// <summary>A time that runs out, or a caller who gives up, at every read and write of groups of commands.</summary>
public class BatchTimeTests
{
    private const int EnoughOperations = 200;

    private static readonly (string[] Extensions, SmtpChunking Chunking)[] Ways =
        [(["PIPELINING"], SmtpChunking.Never), (["PIPELINING", "CHUNKING"], SmtpChunking.InOrder), (["PIPELINING", "CHUNKING"], SmtpChunking.Eager), ([], SmtpChunking.Never)];

    public static TheoryData<Flavour, int> EveryWay => Combinations.WithFlavours(Enumerable.Range(0, Ways.Length));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_time_that_runs_out_anywhere_is_told_by_the_message_that_it_struck(Flavour flavour, int way)
    {
        bool isOver = false;
        for (int at = 1; !isOver && at < EnoughOperations; at++)
        {
            var clock = new ManualClock();
            ModelServer server = BatchCase.Server(Ways[way].Extensions);
            var options = new SmtpClientOptions { LocalHostName = "client.example", Chunking = Ways[way].Chunking };
            await using var subject = new Subject(flavour, client: new SmtpClient(options) { Surroundings = new Surroundings { Clock = clock } });
            int introduction = 0;
            var stream = new HaltingStream(server, clock) { Halts = (number, _) => introduction > 0 && number == introduction + at };
            await subject.Connect(stream);
            await subject.Ehlo();
            introduction = stream.Operations;

            List<SmtpBatchResult> results = await subject.SendMany(BatchCase.Messages("none one none"));

            isOver = stream.Operations < introduction + at;
            Assert.Equal(3, results.Count);
            Assert.Equal(!isOver, stream.IsClosed);
            Assert.Equal(isOver, results.All(result => result.Delivery == SmtpDelivery.Accepted));
            foreach (SmtpBatchResult result in results.Where(result => result.Delivery != SmtpDelivery.Unknown))
                Assert.Equal(result.Delivery == SmtpDelivery.Accepted, server.Delivered.Exists(delivery => delivery.From.Contains(result.Message.From, StringComparison.Ordinal)));
            if (!isOver)
                Assert.IsType<TimeoutException>(results.First(result => result.Delivery != SmtpDelivery.Accepted).Error);
        }
        Assert.True(isOver);
    }

    [Fact]
    public async Task Who_gives_up_in_a_group_gets_the_token_back_and_a_finished_connection()
    {
        foreach ((string[] extensions, SmtpChunking chunking) in Ways)
        {
            bool isOver = false;
            for (int at = 1; !isOver && at < EnoughOperations; at++)
            {
                using var giveUp = new CancellationTokenSource();
                await using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking });
                int introduction = 0;
                var stream = new HaltingStream(BatchCase.Server(extensions), new ManualClock())
                {
                    Halts = (number, _) => introduction > 0 && number == introduction + at,
                    OnHalt = giveUp.Cancel,
                };
                await client.ConnectAsync(stream);
                await client.EhloAsync();
                introduction = stream.Operations;

                Exception? error = await Record.ExceptionAsync(async () => await client.SendMailAsync(BatchCase.Messages("none")[0], giveUp.Token));

                isOver = stream.Operations < introduction + at;
                Assert.Equal(isOver ? null : giveUp.Token, (error as OperationCanceledException)?.CancellationToken);
                Assert.Equal(!isOver, stream.IsClosed);
            }
            Assert.True(isOver);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Each_reply_of_a_group_has_its_own_time(Flavour flavour)
    {
        var clock = new ManualClock();
        var server = new ModelServer("PIPELINING") { BytesPerRead = "250 recipient ok\r\n".Length };
        await using var subject = new Subject(flavour, client: new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" }) { Surroundings = new Surroundings { Clock = clock } });
        await subject.Connect(new HaltingStream(server, clock) { TimePerRead = TimeSpan.FromSeconds(59) });

        // Each of them waits for two reads at most; all of them together take longer than any may.
        SmtpSendResult result = await subject.SendMail("a@b.example", [.. Enumerable.Range(0, 20).Select(number => $"c{number}@d.example")], "x");

        Assert.Equal(20, result.Accepted.Count);
        Assert.True(clock.Elapsed > SmtpCommands.Rcpt.Timeout + SmtpCommands.Data.FinalTimeout);
    }
}
