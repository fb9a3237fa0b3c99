using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>One client in the hands of several threads: what one of them begins is not disturbed by the others.</summary>
public class ManyThreadsTests
{
    private const int ThreadCount = 4;
    private const int Rounds = 200;

    [Fact]
    public async Task Of_many_threads_at_once_one_has_its_way_and_the_others_are_told()
    {
        var server = new ModelServer { Yields = true };
        await using var client = new SmtpClient();
        client.Connect(server);
        int done = 0;

        await Together(async number =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                try
                {
                    SmtpReply reply = number % 2 == 0 ? client.Noop() : await client.NoopAsync();
                    Assert.Equal("still here", reply.Text);
                    Interlocked.Increment(ref done);
                }
                catch (InvalidOperationException busy)
                {
                    Assert.Contains("does one at a time", busy.Message, StringComparison.Ordinal);
                }
            }
        });

        // As many as were answered, each of them whole.
        Assert.Equal(Enumerable.Repeat("NOOP", done), server.Commands);
        Assert.InRange(done, 1, ThreadCount * Rounds);
    }

    [Fact]
    public async Task Many_threads_dispose_at_once_and_one_farewell_at_most_is_said()
    {
        for (int round = 0; round < Rounds; round++)
        {
            var server = new ModelServer { Yields = true };
            var client = new SmtpClient();
            client.Connect(server);

            await Together(async number =>
            {
                if (number % 2 == 0)
                    client.Dispose();
                else
                    await client.DisposeAsync();
            });

            Assert.True(server.IsClosed);
            server.TakeRest();
            Assert.True(server.Commands is [] or ["QUIT"], string.Join(' ', server.Commands));
            Assert.Throws<ObjectDisposedException>(() => client.Noop());
        }
    }

    [Fact]
    public async Task Who_begins_while_another_one_disposes_is_answered_or_told()
    {
        for (int round = 0; round < Rounds; round++)
        {
            var server = new ModelServer { Yields = true };
            var client = new SmtpClient();
            client.Connect(server);

            await Together(async number =>
            {
                if (number == 0)
                    await client.DisposeAsync();
                else
                {
                    Exception? error = await Record.ExceptionAsync(async () => await client.NoopAsync());
                    Assert.True(error is null or InvalidOperationException or SmtpServerDisconnectedException, $"{error}");
                }
            });

            Assert.True(server.IsClosed);
            Assert.Equal(SmtpFacts.None, client.Facts);
        }
    }

    private static Task Together(Func<int, Task> work)
    {
        var start = new Barrier(ThreadCount);
        return Task.WhenAll(Enumerable.Range(0, ThreadCount).Select(number => Task.Run(async () =>
        {
            start.SignalAndWait();
            await work(number);
        })));
    }
}
