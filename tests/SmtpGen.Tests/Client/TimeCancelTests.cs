using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Client;

/// <summary>A time that runs out, or a caller who gives up, at every read and write of a whole session: the connection is finished, and never used again.</summary>
public class TimeCancelTests
{
    private const int EnoughOperations = 500;
    private static readonly byte[] Content = [.. Enumerable.Repeat((byte)'x', 200_000)];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<bool, bool> Cancellations => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    /// <summary>Whether calls that wait come to an end of themselves.</summary>
    public static TheoryData<Flavour, bool> Streams => Combinations.WithFlavours([true, false]);

    [Theory]
    [MemberData(nameof(Cancellations))]
    public async Task Who_gives_up_at_any_read_or_write_gets_the_token_back_and_a_finished_connection(bool heedsTokens, bool goesOn)
    {
        int operations = await CountOperations();
        for (int at = 1; at <= operations; at++)
        {
            using var giveUp = new CancellationTokenSource();
            ScriptedStream server = Script();
            var stream = new HaltingStream(server, new ManualClock()) { Halts = (number, _) => number == at, OnHalt = giveUp.Cancel, Moment = goesOn ? HaltMoment.Before : HaltMoment.Within, HeedsTokens = heedsTokens };
            await using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });

            Exception? error = await Record.ExceptionAsync(() => Converse(client, stream, giveUp.Token).WaitAsync(Patience));

            // The last answer of all may have come before anybody saw the cancellation.
            Assert.True(error is OperationCanceledException || (error is null && goesOn && at == operations), $"At operation {at}: {error}");
            Assert.Equal(giveUp.Token, (error as OperationCanceledException)?.CancellationToken ?? giveUp.Token);
            await AssertFinishedOrInStep(client, stream, server);
            Assert.True(goesOn || stream.IsClosed, $"The connection is open after operation {at}.");
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task A_time_that_runs_out_at_any_read_or_write_is_a_timeout_and_a_finished_connection(Flavour flavour, bool endsWaits)
    {
        int operations = await CountOperations();
        for (int at = 1; at <= operations; at++)
        {
            var clock = new ManualClock();
            ScriptedStream server = Script();
            var stream = new HaltingStream(server, clock) { Halts = (number, _) => number == at, HasTimeouts = endsWaits, HeedsTokens = endsWaits };
            await using var subject = new Subject(
                flavour, client: new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" }) { Surroundings = new Surroundings { Clock = clock } });

            await Assert.ThrowsAsync<TimeoutException>(() => Converse(subject, stream).WaitAsync(Patience));

            await AssertFinishedOrInStep(subject.Client, stream, server);
            Assert.True(stream.IsClosed, $"The connection is open after operation {at}.");
        }
    }

    [Fact]
    public async Task Who_gives_up_at_any_read_or_write_of_an_encrypted_session_gets_the_token_back_and_a_finished_connection()
    {
        bool isOver = false;
        for (int at = 1; !isOver && at < EnoughOperations; at++)
        {
            using var giveUp = new CancellationTokenSource();
            await using LineServer server = Serve();
            var stream = new HaltingStream(new NetworkStream(await server.Dial(), ownsSocket: true), new ManualClock()) { Halts = (number, _) => number == at, OnHalt = giveUp.Cancel };
            await using var client = new SmtpClient(Encrypting);

            Exception? error = await Record.ExceptionAsync(() => ConverseEncrypted(client, stream, giveUp.Token).WaitAsync(Patience));

            isOver = stream.Operations < at;
            Assert.Equal(isOver ? null : giveUp.Token, (error as OperationCanceledException)?.CancellationToken);
            Assert.True(stream.IsClosed, $"The connection is open after operation {at}: {error}");
            await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await client.NoopAsync());
        }
        Assert.True(isOver);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_time_that_runs_out_at_any_read_or_write_of_an_encrypted_session_is_a_timeout_and_a_finished_connection(Flavour flavour)
    {
        bool isOver = false;
        for (int at = 1; !isOver && at < EnoughOperations; at++)
        {
            var clock = new ManualClock();
            await using LineServer server = Serve();
            var stream = new HaltingStream(new NetworkStream(await server.Dial(), ownsSocket: true), clock) { Halts = (number, _) => number == at };
            await using var subject = new Subject(flavour, client: new SmtpClient(Encrypting) { Surroundings = new Surroundings { Clock = clock } });

            Exception? error = await Record.ExceptionAsync(() => ConverseEncrypted(subject, stream).WaitAsync(Patience));

            isOver = stream.Operations < at;
            Assert.Equal(isOver ? null : typeof(TimeoutException), error?.GetType());
            Assert.True(stream.IsClosed, $"The connection is open after operation {at}: {error}");
        }
        Assert.True(isOver);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_octet_a_second_does_not_prolong_the_time_of_a_handshake(Flavour flavour)
    {
        var clock = new ManualClock();
        await using LineServer server = Serve(encryptsFirst: true);
        var stream = new HaltingStream(new NetworkStream(await server.Dial(), ownsSocket: true), clock) { BytesPerRead = 1, TimePerRead = TimeSpan.FromSeconds(1) };
        await using var subject = new Subject(flavour, client: new SmtpSslClient(Encrypting) { Surroundings = new Surroundings { Clock = clock } });

        await Assert.ThrowsAsync<TimeoutException>(async () => await subject.Connect(stream));

        Assert.Equal(SmtpTimeouts.Handshake, clock.Elapsed);
        Assert.True(stream.IsClosed);
    }

    private static SmtpClientOptions Encrypting
    {
        get
        {
            SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
            tls.TargetHost = "server.example";
            return new SmtpClientOptions { LocalHostName = "client.example", TlsOptions = tls };
        }
    }

    private static LineServer Serve(bool encryptsFirst = false) => new(new()
    {
        ["EHLO"] = "250-server.example\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n", ["STARTTLS"] = "220 go\r\n", ["AUTH"] = "235 ok\r\n", ["MAIL"] = "250 ok\r\n",
        ["RCPT"] = "250 ok\r\n", ["DATA"] = "354 go\r\n", ["."] = "250 queued\r\n", ["QUIT"] = "221 bye\r\n",
    })
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("server.example") },
        EncryptsFirst = encryptsFirst,
    };

    private static ScriptedStream Script() => new ScriptedStream().ExpectEhlo("AUTH LOGIN")
        .Expect("AUTH LOGIN\r\n", "334 VXNlcm5hbWU6\r\n").Expect("dXNlcg==\r\n", "334 UGFzc3dvcmQ6\r\n").Expect("cGFzc3dvcmQ=\r\n", "235 ok\r\n")
        .Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n")
        .Expect("DATA\r\n", "354 go\r\n").Expect($"{Encoding.Latin1.GetString(Content)}\r\n.\r\n", "250 queued\r\n").Expect("NOOP\r\n", "250 ok\r\n").Expect("VRFY x\r\n", "252 ok\r\n").Expect("QUIT\r\n", "221 bye\r\n");

    private static async Task<int> CountOperations()
    {
        var stream = new HaltingStream(Script(), new ManualClock());
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        await Converse(client, stream, CancellationToken.None);
        Assert.InRange(stream.Operations, 20, EnoughOperations);
        return stream.Operations;
    }

    private static async Task Converse(SmtpClient client, Stream stream, CancellationToken token)
    {
        await client.ConnectAsync(stream, token);
        await client.EhloAsync(null, token);
        await client.LoginAsync("user", "password", true, token);
        await client.MailAsync("a@b.example", cancellationToken: token);
        await client.RcptAsync("c@d.example", cancellationToken: token);
        await client.DataAsync(Content, token);
        await client.PutCommandAsync("NOOP", "", token);
        await client.GetReplyAsync(token);
        await client.VerifyAsync("x", token);
        await client.QuitAsync(token);
    }

    private static async Task Converse(Subject subject, Stream stream)
    {
        await subject.Connect(stream);
        await subject.Ehlo();
        await subject.Login("user", "password");
        await subject.Mail("a@b.example");
        await subject.Rcpt("c@d.example");
        await subject.Data(Content);
        await subject.PutCommand("NOOP");
        await subject.GetReply();
        await subject.Verify("x");
        await subject.Quit();
    }

    private static async Task ConverseEncrypted(SmtpClient client, Stream stream, CancellationToken token)
    {
        await client.ConnectAsync(stream, token);
        await client.StartTlsAsync(null, token);
        await client.LoginAsync("user", "password", true, token);
        await client.SendMailAsync("a@b.example", "c@d.example", Content, cancellationToken: token);
        await client.QuitAsync(token);
    }

    private static async Task ConverseEncrypted(Subject subject, Stream stream)
    {
        await subject.Connect(stream);
        await subject.StartTls();
        await subject.Login("user", "password");
        await subject.SendMail("a@b.example", ["c@d.example"], Content);
        await subject.Quit();
    }

    // An operation that ended before its caller gave up has left nothing behind; every other one has finished the connection.
    private static async Task AssertFinishedOrInStep(SmtpClient client, HaltingStream stream, ScriptedStream server)
    {
        if (!stream.IsClosed)
        {
            // The command may have been sent before the cancellation was seen, which then found its reply not yet asked for.
            if (server.Received.EndsWith("NOOP\r\n", StringComparison.Ordinal))
                Assert.Equal(SmtpReplyCode.Ok, (await client.GetReplyAsync()).Code);
            Assert.True(server.IsInStep);
            return;
        }
        Assert.Equal(SmtpFacts.None, client.Facts);
        int operations = stream.Operations;
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await client.NoopAsync());
        await client.DisposeAsync();
        Assert.Equal(operations, stream.Operations);
    }
}
