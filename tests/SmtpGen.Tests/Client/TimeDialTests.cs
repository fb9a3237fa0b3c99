using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Client;

/// <summary>Finding the address of a host and making the connection: bounded together, and to be given up.</summary>
public class TimeDialTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Dictionary<string, string> Answers = new() { ["QUIT"] = "221 bye\r\n" };

    [Fact]
    public async Task A_look_up_that_takes_too_long_is_a_timeout_and_left_behind()
    {
        var clock = new ManualClock();
        using var resolver = new SlowResolver();
        await using var client = new SmtpClient { Surroundings = new Surroundings { Clock = clock, FindAddresses = resolver.Find } };

        Task<SmtpReply> connect = client.ConnectAsync("server.example").AsTask();
        clock.AdvanceToNextTimer();

        await Assert.ThrowsAsync<TimeoutException>(() => connect.WaitAsync(Patience));
        Assert.Equal(SmtpTimeouts.Connect, clock.Elapsed);
    }

    [Fact]
    public async Task A_blocking_look_up_is_bounded_too()
    {
        using var resolver = new SlowResolver();
        using var client = new SmtpClient(new SmtpClientOptions { Timeout = TimeSpan.FromMilliseconds(50) }) { Surroundings = new Surroundings { FindAddresses = resolver.Find } };

        await Assert.ThrowsAsync<TimeoutException>(() => Task.Run(() => client.Connect("server.example")).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_look_up_can_be_given_up()
    {
        using var giveUp = new CancellationTokenSource();
        using var resolver = new SlowResolver();
        await using var client = new SmtpClient { Surroundings = new Surroundings { FindAddresses = resolver.Find } };

        Task<SmtpReply> connect = client.ConnectAsync("server.example", cancellationToken: giveUp.Token).AsTask();
        await giveUp.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.WaitAsync(Patience));
        Assert.Equal(giveUp.Token, error.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_name_that_nobody_knows_is_the_resolvers_error(Flavour flavour)
    {
        await using Subject subject = Client(flavour, _ => throw new SocketException((int)SocketError.HostNotFound));

        var error = await Assert.ThrowsAnyAsync<SocketException>(async () => await subject.Connect("server.example", 25));

        Assert.Equal(SocketError.HostNotFound, error.SocketErrorCode);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_name_without_addresses_is_not_found(Flavour flavour)
    {
        await using Subject subject = Client(flavour, _ => []);

        var error = await Assert.ThrowsAnyAsync<SocketException>(async () => await subject.Connect("server.example", 25));

        Assert.Equal(SocketError.HostNotFound, error.SocketErrorCode);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_next_address_is_tried_where_one_refuses(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        await using Subject subject = Client(flavour, _ => [IPAddress.IPv6Loopback, IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);

        await subject.Connect("server.example", server.Port);

        Assert.True(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Where_every_address_refuses_the_last_refusal_is_told(Flavour flavour)
    {
        int port;
        await using (var server = new LineServer(Answers))
            port = server.Port;
        await using Subject subject = Client(flavour, _ => [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);

        var error = await Assert.ThrowsAnyAsync<SocketException>(async () => await subject.Connect("server.example", port));

        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_address_needs_no_look_up(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        await using Subject subject = Client(flavour, _ => throw new InvalidOperationException("Nobody should have asked."));

        await subject.Connect(server.Host, server.Port);

        Assert.True(subject.Client.IsConnected);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_connection_that_is_not_made_in_time_is_a_timeout()
    {
        var clock = new ManualClock();
        using BlackHole hole = await BlackHole.Open();
        await using var client = new SmtpClient { Surroundings = new Surroundings { Clock = clock } };

        Task<SmtpReply> connect = client.ConnectAsync(BlackHole.Host, hole.Port).AsTask();
        clock.AdvanceToNextTimer();

        await Assert.ThrowsAsync<TimeoutException>(() => connect.WaitAsync(Patience));
        Assert.Equal(SmtpTimeouts.Connect, clock.Elapsed);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_blocking_connection_that_is_not_made_in_time_is_a_timeout_too()
    {
        using BlackHole hole = await BlackHole.Open();
        using var client = new SmtpClient(new SmtpClientOptions { Timeout = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<TimeoutException>(() => Task.Run(() => client.Connect(BlackHole.Host, hole.Port)).WaitAsync(Patience));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_connection_that_is_being_made_can_be_given_up()
    {
        using BlackHole hole = await BlackHole.Open();
        using var giveUp = new CancellationTokenSource();
        await using var client = new SmtpClient();

        Task<SmtpReply> connect = client.ConnectAsync(BlackHole.Host, hole.Port, giveUp.Token).AsTask();
        await giveUp.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.WaitAsync(Patience));
        Assert.Equal(giveUp.Token, error.CancellationToken);
        Assert.False(client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Small_writes_do_not_wait_for_each_other(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        Driver driver = flavour == Flavour.Sync ? new BlockingDriver(Surroundings.Real) : new AwaitingDriver(Surroundings.Real);

        using Socket socket = await driver.Dial(server.Host, server.Port, local: null);

        Assert.True(socket.NoDelay);
    }

    private static Subject Client(Flavour flavour, Func<string, IPAddress[]> find)
        => new(flavour, client: new SmtpClient { Surroundings = new Surroundings { FindAddresses = find } });

    private sealed class SlowResolver : IDisposable
    {
        private readonly ManualResetEventSlim _over = new();

        public IPAddress[] Find(string host)
        {
            _over.Wait();
            return [];
        }

        public void Dispose() => _over.Set();
    }
}
