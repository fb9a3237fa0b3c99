using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Connections that are kept and used again: how many, for how long, and what is never sent twice.</summary>
public class PoolTests
{
    private static readonly SmtpMessage Message = new("a@b.example", ["c@d.example"], "x\r\n"u8.ToArray());
    private readonly ManualClock _clock = new();
    private readonly List<ModelServer> _servers = [];

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_connection_is_used_again(Flavour flavour)
    {
        await using SmtpPool pool = Pool(_ => new ModelServer("PIPELINING"));

        for (int sent = 0; sent < 5; sent++)
            await Send(pool, flavour);

        Assert.Equal(5, Assert.Single(_servers).Delivered.Count);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_connection_ends_with_its_last_message_its_age_and_its_idle_time(Flavour flavour)
    {
        await using SmtpPool pool = Pool(_ => new ModelServer("PIPELINING"), new SmtpPoolOptions
        {
            MaximumMessages = 2, MaximumAge = TimeSpan.FromMinutes(5), MaximumIdleTime = TimeSpan.FromMinutes(3),
        });

        await Send(pool, flavour);
        await Send(pool, flavour);
        AssertServers((2, true));
        await Send(pool, flavour);
        _clock.Advance(TimeSpan.FromMinutes(3));
        AssertServers((2, true), (1, true));
        await Send(pool, flavour);
        _clock.Advance(TimeSpan.FromMinutes(2.9));
        AssertServers((2, true), (1, true), (1, false));
        await Send(pool, flavour);
        await Send(pool, flavour);
        _clock.Advance(TimeSpan.FromMinutes(2));
        AssertServers((2, true), (1, true), (2, true), (1, false));
        Assert.All(_servers.Where(server => server.IsClosed), server => Assert.Equal("QUIT", server.Commands[^1]));

        void AssertServers(params (int Messages, bool IsClosed)[] expected)
            => Assert.Equal(expected, _servers.Select(server => (server.Delivered.Count, server.IsClosed)));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_age_is_looked_at_though_nothing_was_idle_for_long(Flavour flavour)
    {
        await using SmtpPool pool = Pool(_ => new ModelServer("PIPELINING"), new SmtpPoolOptions { MaximumAge = TimeSpan.FromMinutes(1), MaximumIdleTime = Timeout.InfiniteTimeSpan });

        await Send(pool, flavour);
        _clock.Advance(TimeSpan.FromSeconds(59));
        await Send(pool, flavour);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Send(pool, flavour);

        Assert.Equal([2, 1], _servers.Select(server => server.Delivered.Count));
    }

    /// <summary>What a server says to the second message on a connection, and whether the message goes over another one then.</summary>
    public static TheoryData<Flavour, string, bool> Farewells => Combinations.WithFlavours<string, bool>(
    [
        ("MAIL 421 4.4.2 idle too long", true), ("RCPT 421 4.3.2 going down", true), ("DATA 421 4.3.2 going down", true), ("MAIL (closes)", true), ("RCPT (closes)", true),
        ("DATA (closes)", true), ("end 421 4.3.2 going down", true), ("end (closes)", false), ("MAIL 550 5.7.1 no", false), ("RCPT 450 4.2.1 busy", false), ("end 554 5.7.0 no", false),
    ]);

    [Theory]
    [MemberData(nameof(Farewells))]
    public async Task What_the_server_cannot_have_is_sent_once_more_over_another_connection(Flavour flavour, string farewell, bool isSentAgain)
    {
        await using SmtpPool pool = Pool(number => number == 0 ? Leaving(farewell) : new ModelServer());
        await Send(pool, flavour);

        Exception? error = await Record.ExceptionAsync(() => Send(pool, flavour));

        Assert.Equal(isSentAgain, error is null);
        Assert.Equal(isSentAgain ? 2 : 1, _servers.Count);
        Assert.Equal(2, _servers.Sum(server => server.Delivered.Count) + (isSentAgain ? 0 : 1));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Another_connection_is_made_once_and_not_for_a_connection_that_is_new(Flavour flavour)
    {
        await using SmtpPool pool = Pool(number => number == 0 ? Leaving("MAIL 421 4.4.2 idle") : new ModelServer { Refuses = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "421 4.3.2 no" : null });
        await Send(pool, flavour);

        await Assert.ThrowsAsync<SmtpSenderRefusedException>(() => Send(pool, flavour));
        Assert.Equal(2, _servers.Count);
        await Assert.ThrowsAsync<SmtpSenderRefusedException>(() => Send(pool, flavour));
        Assert.Equal(3, _servers.Count);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_was_not_answered_is_sent_again_only_for_who_says_so(Flavour flavour)
    {
        await using SmtpPool pool = Pool(number => number == 0 ? Leaving("end (closes)") : new ModelServer(), new SmtpPoolOptions { SendsUnansweredAgain = true });
        await Send(pool, flavour);

        await Send(pool, flavour);

        Assert.Equal(2, _servers.Count);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_stream_is_read_from_its_beginning_again_or_not_sent_again(Flavour flavour)
    {
        foreach (bool canSeek in new[] { true, false })
        {
            _servers.Clear();
            await using SmtpPool pool = Pool(number => number == 0 ? Leaving("end 421 4.3.2 bye") : new ModelServer());
            await Send(pool, flavour);
            Stream content = canSeek ? new MemoryStream("content\r\n"u8.ToArray()) : new PlainStream(new MemoryStream("content\r\n"u8.ToArray()));

            Exception? error = await Record.ExceptionAsync(() => Send(pool, flavour, new SmtpMessage("a@b.example", ["c@d.example"], content)));

            Assert.Equal(canSeek, error is null);
            if (canSeek)
                Assert.Equal("content\r\n", _servers[1].Delivered[0].Content);
        }
    }

    [Fact]
    public async Task Who_comes_when_all_connections_are_busy_waits_for_one()
    {
        var gate = new TaskCompletionSource();
        int open = 0, most = 0;
        await using var pool = new SmtpPool(
            async (_, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref open));
                await gate.Task;
                return await Connect(new ModelServer("PIPELINING"));
            },
            _clock,
            new SmtpPoolOptions { MaximumConnections = 3 });
        Task[] sending = [.. Enumerable.Range(0, 20).Select(_ => pool.SendAsync(Message).AsTask())];
        using var giveUp = new CancellationTokenSource();
        Task impatient = pool.SendAsync(Message, giveUp.Token).AsTask();

        giveUp.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        await Task.WhenAll(sending);

        Assert.Equal(3, most);
        Assert.Equal(20, _servers.Sum(server => server.Delivered.Count));
        Assert.InRange(_servers.Count, 1, 3);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_pool_that_is_disposed_has_said_QUIT_and_sends_no_more(Flavour flavour)
    {
        SmtpPool pool = Pool(_ => new ModelServer("PIPELINING"));
        await Send(pool, flavour);

        if (flavour == Flavour.Async)
            await pool.DisposeAsync();
        else
            pool.Dispose();

        Assert.Equal("QUIT", Assert.Single(_servers).Commands[^1]);
        Assert.True(_servers[0].IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Send(pool, flavour));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_connection_that_cannot_be_made_costs_no_place(Flavour flavour)
    {
        int tries = 0;
        await using SmtpPool pool = Pool(_ => ++tries < 3 ? throw new InvalidDataException() : new ModelServer(), new SmtpPoolOptions { MaximumConnections = 1 });

        await Assert.ThrowsAsync<InvalidDataException>(() => Send(pool, flavour));
        await Assert.ThrowsAsync<InvalidDataException>(() => Send(pool, flavour));
        await Send(pool, flavour);
    }

    [Fact]
    public void Limits_that_are_none_are_refused()
    {
        foreach (var limits in new SmtpPoolOptions[] { new() { MaximumConnections = 0 }, new() { MaximumMessages = 0 }, new() { MaximumAge = TimeSpan.Zero }, new() { MaximumIdleTime = TimeSpan.FromSeconds(-5) } })
            Assert.ThrowsAny<ArgumentException>(() => new SmtpPool("localhost", 25, null, limits));
    }

    private SmtpPool Pool(Func<int, ModelServer> serve, SmtpPoolOptions? limits = null) => new((_, _) => Connect(serve(_servers.Count)), _clock, limits);

    private ValueTask<SmtpClient> Connect(ModelServer server)
    {
        lock (_servers)
            _servers.Add(server);
        var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(server);
        return new(client);
    }

    private static async Task Send(SmtpPool pool, Flavour flavour, SmtpMessage? message = null)
    {
        if (flavour == Flavour.Async)
            await pool.SendAsync(message ?? Message);
        else
            pool.Send(message ?? Message);
    }

    // A server that does so at the second message; "end" stands for the end of the content.
    private static ModelServer Leaving(string farewell)
    {
        string[] words = farewell.Split(' ', 2);
        string said = words[1] == "(closes)" ? "421" : words[1];
        int seen = 0;
        return new ModelServer
        {
            ClosesSilently = words[1] == "(closes)",
            Refuses = line => line.StartsWith(words[0], StringComparison.Ordinal) && ++seen == 2 ? said : null,
            RefusesContent = _ => words[0] == "end" && ++seen == 2 ? said : null,
        };
    }
}
