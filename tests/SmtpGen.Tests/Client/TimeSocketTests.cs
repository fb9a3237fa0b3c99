using System.Net.Security;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A server that takes nothing more, over real sockets: the client neither hangs nor calls it a success.</summary>
public class TimeSocketTests
{
    // More than the buffers of two sockets hold.
    private static readonly byte[] Content = new byte[16_000_000];
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Flavour, bool> Ways => Combinations.WithFlavours([true, false]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Content_that_the_server_does_not_take_is_given_up(Flavour flavour, bool isEncrypted)
    {
        await using LineServer server = Serve(isEncrypted);
        await using var subject = new Subject(flavour, client: Client(isEncrypted, Short));

        // A machine that is very busy may not even connect in time, which is a timeout just as well.
        await Assert.ThrowsAsync<TimeoutException>(() => Task.Run(async () =>
        {
            await subject.Connect(server.Host, server.Port);
            await subject.Data(Content);
        }).WaitAsync(Patience));

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_gives_up_while_the_server_takes_no_content(bool isEncrypted)
    {
        await using LineServer server = Serve(isEncrypted);
        await using SmtpClient client = Client(isEncrypted, timeout: null);
        await client.ConnectAsync(server.Host, server.Port);
        using var giveUp = new CancellationTokenSource();

        Task<SmtpReply> data = client.DataAsync(Content, giveUp.Token).AsTask();
        await giveUp.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => data.WaitAsync(Patience));
        Assert.Equal(giveUp.Token, error.CancellationToken);
        Assert.False(client.IsConnected);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await client.NoopAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_reply_that_does_not_come_is_given_up(Flavour flavour, bool isEncrypted)
    {
        await using LineServer server = Serve(isEncrypted);
        await using var subject = new Subject(flavour, client: Client(isEncrypted, Short));

        await Assert.ThrowsAsync<TimeoutException>(() => Task.Run(async () =>
        {
            await subject.Connect(server.Host, server.Port);
            await subject.PutCommand("DATA");
            await subject.GetReply();
            await subject.Noop();
        }).WaitAsync(Patience));

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Dispose_in_the_middle_of_an_operation_ends_it(Flavour flavour, bool isEncrypted)
    {
        await using LineServer server = Serve(isEncrypted);
        SmtpClient client = Client(isEncrypted, timeout: null);
        await client.ConnectAsync(server.Host, server.Port);
        Task<SmtpReply> data = client.DataAsync(Content).AsTask();

        if (flavour == Flavour.Sync)
            client.Dispose();
        else
            await client.DisposeAsync();

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(() => data.WaitAsync(Patience));
    }

    private static LineServer Serve(bool isEncrypted) => new(new() { ["DATA"] = "354 go\r\n" })
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1") },
        EncryptsFirst = isEncrypted,
        StallsAfter = "DATA",
    };

    private static SmtpClient Client(bool isEncrypted, TimeSpan? timeout)
    {
        var options = new SmtpClientOptions { TlsOptions = Authority.Trusted.ClientOptions, Timeout = timeout };
        return isEncrypted ? new SmtpSslClient(options) : new SmtpClient(options);
    }
}
