using System.Net.Security;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A server that takes nothing more, over real sockets: the client neither hangs nor calls it a success.</summary>
public class TimeSocketTests
{
    // More than the buffers of two sockets hold.
    private static readonly byte[] Content = new byte[16_000_000];

    // So many that their commands are more than that too.
    private static readonly string[] Crowd = [.. Enumerable.Range(0, 300_000).Select(number => $"recipient.{number}@somewhere.example")];
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

    /// <summary>What the client is in the middle of, and who closes it how.</summary>
    public static TheoryData<Flavour, bool, string> Middles => Combinations.WithFlavours<bool, string>(
        [.. from isEncrypted in (bool[])[true, false] from operation in (string[])["reply", "content", "group"] select (isEncrypted, operation)]);

    [Theory]
    [MemberData(nameof(Middles))]
    public async Task Whatever_the_client_waits_for_other_threads_close_it(Flavour flavour, bool isEncrypted, string operation)
    {
        foreach (Action<SmtpClient> close in (Action<SmtpClient>[])
            [client => client.Close(), client => client.Dispose(), client => client.DisposeAsync().AsTask().Wait(), client => Parallel.Invoke(client.Dispose, client.Close, client.Dispose)])
        {
            await using LineServer server = Serve(isEncrypted, operation == "group" ? "MAIL" : "DATA");
            await using var subject = new Subject(flavour, client: Client(isEncrypted, timeout: null));
            await subject.Connect(server.Host, server.Port);
            await subject.Ehlo();
            Task running = Task.Run(async () =>
            {
                switch (operation)
                {
                    case "reply": await subject.PutCommand("DATA"); await subject.GetReply(); await subject.GetReply(); break;
                    case "content": await subject.Data(Content); break;
                    default: await subject.SendMail("a@b.example", Crowd, "x"); break;
                }
            });
            // Wherever it is by then: at every single moment it is caught in memory.
            await Task.WhenAny(running, Task.Delay(20));

            close(subject.Client);

            Exception? error = await Record.ExceptionAsync(() => running.WaitAsync(Patience));
            // On a machine that is very busy it begins when somebody else has the client's turn for good.
            Assert.True(error is SmtpServerDisconnectedException or InvalidOperationException and not ObjectDisposedException { ObjectName: not ("SmtpGen.SmtpClient" or "SmtpGen.SmtpSslClient") }, $"{error}");
            Assert.False(subject.Client.IsConnected);
        }
    }

    private static LineServer Serve(bool isEncrypted, string stallsAfter = "DATA") => new(new() { ["DATA"] = "354 go\r\n", ["EHLO"] = "250-server.example\r\n250 PIPELINING\r\n", ["MAIL"] = "250 ok\r\n" })
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1") },
        EncryptsFirst = isEncrypted,
        StallsAfter = stallsAfter,
    };

    private static SmtpClient Client(bool isEncrypted, TimeSpan? timeout)
    {
        var options = new SmtpClientOptions { TlsOptions = Authority.Trusted.ClientOptions, Timeout = timeout };
        return isEncrypted ? new SmtpSslClient(options) : new SmtpClient(options);
    }
}
