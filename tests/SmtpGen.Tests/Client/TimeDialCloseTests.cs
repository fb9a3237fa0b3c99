using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Client;

/// <summary>Close and Dispose on another thread while a connection is being made: that ends, and no socket stays open.</summary>
public class TimeDialCloseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How it is closed.</summary>
    public static TheoryData<Flavour, string> Ways => Combinations.WithFlavours(["Close", "Dispose", "DisposeAsync"]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_look_up_ends_when_the_client_is_closed(Flavour flavour, string way)
    {
        using var asked = new ManualResetEventSlim();
        using var over = new ManualResetEventSlim();
        await using Subject subject = Client(flavour, _ =>
        {
            asked.Set();
            over.Wait();
            return [];
        });

        Task connect = Task.Run(async () => await subject.Connect("server.example", 25));
        asked.Wait();
        await End(subject.Client, way);

        await AssertEnds(connect);
        over.Set();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    [SupportedOSPlatform("linux")]
    public async Task A_call_ends_when_the_client_is_closed(Flavour flavour, string way)
    {
        using BlackHole hole = await BlackHole.Open();
        using var asked = new ManualResetEventSlim();
        await using Subject subject = Client(flavour, _ =>
        {
            asked.Set();
            return [IPAddress.Parse(BlackHole.Host)];
        });

        Task connect = Task.Run(async () => await subject.Connect("server.example", hole.Port));
        asked.Wait();
        await End(subject.Client, way);

        await AssertEnds(connect);
        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_connection_that_is_made_all_the_same_is_not_kept(Flavour flavour, string way)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Subject? subject = null;
        subject = Client(flavour, _ =>
        {
            End(subject!.Client, way).Wait();
            return [IPAddress.Loopback];
        });

        await AssertEnds(Task.Run(async () => await subject.Connect("server.example", ((IPEndPoint)listener.LocalEndpoint).Port)));

        if (listener.Pending())
        {
            // The end of the stream, and no client that waits for a greeting.
            using Socket peer = await listener.AcceptSocketAsync();
            Assert.Equal(0, await peer.ReceiveAsync(new byte[1]).WaitAsync(Patience));
        }
    }

    private static async Task End(SmtpClient client, string way)
    {
        switch (way)
        {
            case "Close": client.Close(); break;
            case "Dispose": client.Dispose(); break;
            default: await client.DisposeAsync(); break;
        }
    }

    private static async Task AssertEnds(Task connect)
    {
        Exception? error = await Record.ExceptionAsync(() => connect.WaitAsync(Patience));
        Assert.True(error is SmtpServerDisconnectedException or ObjectDisposedException, $"{error}");
    }

    private static Subject Client(Flavour flavour, Func<string, IPAddress[]> find)
        => new(flavour, client: new SmtpClient { Surroundings = new Surroundings { FindAddresses = find } });
}
