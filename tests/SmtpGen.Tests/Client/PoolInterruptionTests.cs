using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A pool that is given up or disposed while somebody waits for a connection, while one is made, and while one is used.</summary>
public class PoolInterruptionTests
{
    private static readonly SmtpMessage Message = new("a@b.example", ["c@d.example"], "x\r\n"u8.ToArray());
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ModelServer> _servers = [];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Who_waits_when_the_pool_is_disposed_is_told_and_the_message_under_way_goes_out(Flavour flavour)
    {
        SmtpPool pool = Pool();
        Task first = pool.SendAsync(Message).AsTask();
        await _asked.Task.WaitAsync(Patience);
        Task[] waiting = [.. Enumerable.Range(0, 6).Select(number => Task.Run(async () => await Send(pool, number % 2 == 0 ? Flavour.Sync : Flavour.Async)))];

        await Dispose(pool, flavour);
        await Dispose(pool, flavour);
        _gate.SetResult();

        await first.WaitAsync(Patience);
        foreach (Task task in waiting)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => task.WaitAsync(Patience));
        Assert.Single(Assert.Single(_servers).Delivered);
        Assert.True(_servers[0].IsClosed);
    }

    [Fact]
    public async Task Who_gives_up_waiting_costs_no_place()
    {
        using var giveUp = new CancellationTokenSource();
        await using SmtpPool pool = Pool();
        Task first = pool.SendAsync(Message).AsTask();
        await _asked.Task.WaitAsync(Patience);
        Task[] waiting = [.. Enumerable.Range(0, 6).Select(_ => pool.SendAsync(Message, giveUp.Token).AsTask())];

        Parallel.Invoke(giveUp.Cancel, giveUp.Cancel);
        _gate.SetResult();

        foreach (Task task in waiting)
            Assert.Equal(giveUp.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(Patience))).CancellationToken);
        await first.WaitAsync(Patience);
        await pool.SendAsync(Message).AsTask().WaitAsync(Patience);
        Assert.Equal(2, Assert.Single(_servers).Delivered.Count);
    }

    [Fact]
    public async Task A_connection_that_is_given_up_while_it_is_made_costs_no_place()
    {
        using var giveUp = new CancellationTokenSource();
        await using SmtpPool pool = Pool();
        Task first = pool.SendAsync(Message, giveUp.Token).AsTask();
        await _asked.Task.WaitAsync(Patience);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience));

        _gate.SetResult();
        await pool.SendAsync(Message).AsTask().WaitAsync(Patience);
        Assert.Single(Assert.Single(_servers).Delivered);
    }

    [Fact]
    public async Task Many_threads_send_while_others_dispose_and_nothing_is_lost_doubled_or_left_open()
    {
        const int rounds = 50, senders = 8;
        for (int round = 0; round < rounds; round++)
        {
            lock (_servers)
                _servers.Clear();
            var pool = new SmtpPool((_, _) => Connect(), TimeProvider.System, new SmtpPoolOptions { MaximumConnections = 3 });
            int accepted = 0;
            await Task.WhenAll(Enumerable.Range(0, senders + 2).Select(number => Task.Run(async () =>
            {
                if (number >= senders)
                {
                    await Dispose(pool, number == senders ? Flavour.Sync : Flavour.Async);
                    return;
                }
                Exception? error = await Record.ExceptionAsync(async () => await Send(pool, number % 2 == 0 ? Flavour.Sync : Flavour.Async));
                Assert.True(error is null or ObjectDisposedException, $"{error}");
                if (error is null)
                    Interlocked.Increment(ref accepted);
            }))).WaitAsync(Patience);

            Assert.Equal(accepted, _servers.Sum(server => server.Delivered.Count));
            Assert.All(_servers, server => Assert.True(server.IsClosed));
        }
    }

    // The first connection is made when the gate opens.
    private SmtpPool Pool() => new(
        async (_, token) =>
        {
            _asked.TrySetResult();
            await _gate.Task.WaitAsync(token);
            return await Connect();
        },
        TimeProvider.System,
        new SmtpPoolOptions { MaximumConnections = 1 });

    private ValueTask<SmtpClient> Connect()
    {
        var server = new ModelServer("PIPELINING");
        lock (_servers)
            _servers.Add(server);
        var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(server);
        return new(client);
    }

    private static async Task Send(SmtpPool pool, Flavour flavour)
    {
        if (flavour == Flavour.Async)
            await pool.SendAsync(Message);
        else
            pool.Send(Message);
    }

    private static async Task Dispose(SmtpPool pool, Flavour flavour)
    {
        if (flavour == Flavour.Async)
            await pool.DisposeAsync();
        else
            pool.Dispose();
    }
}
