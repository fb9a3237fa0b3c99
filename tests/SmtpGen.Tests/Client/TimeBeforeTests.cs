using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A token that was cancelled before an operation: the operation does not begin, and the connection is what it was.</summary>
public class TimeBeforeTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);
    private static readonly byte[] Octets = "x"u8.ToArray();

    private static readonly Dictionary<string, Func<SmtpClient, Task>> Operations = new()
    {
        ["Ehlo"] = client => client.EhloAsync(null, Cancelled).AsTask(),
        ["Helo"] = client => client.HeloAsync(null, Cancelled).AsTask(),
        ["EhloOrHeloIfNeeded"] = client => client.EhloOrHeloIfNeededAsync(Cancelled).AsTask(),
        ["StartTls"] = client => client.StartTlsAsync(null, Cancelled).AsTask(),
        ["Login"] = client => client.LoginAsync("user", "password", true, Cancelled).AsTask(),
        ["Authenticate"] = client => client.AuthenticateAsync(new SaslPlain("user", "password"), Cancelled).AsTask(),
        ["Mail"] = client => client.MailAsync("a@b.example", cancellationToken: Cancelled).AsTask(),
        ["Rcpt"] = client => client.RcptAsync("a@b.example", cancellationToken: Cancelled).AsTask(),
        ["Data text"] = client => client.DataAsync("x", Cancelled).AsTask(),
        ["Data octets"] = client => client.DataAsync(Octets, Cancelled).AsTask(),
        ["Data stream"] = client => client.DataAsync(new MemoryStream(Octets), Cancelled).AsTask(),
        ["Bdat"] = client => client.BdatAsync(Octets, true, Cancelled).AsTask(),
        ["Rset"] = client => client.RsetAsync(Cancelled).AsTask(),
        ["Help"] = client => client.HelpAsync("", Cancelled).AsTask(),
        ["Verify"] = client => client.VerifyAsync("x", Cancelled).AsTask(),
        ["Expn"] = client => client.ExpnAsync("x", Cancelled).AsTask(),
        ["Etrn"] = client => client.EtrnAsync("x", Cancelled).AsTask(),
        ["DoCommand"] = client => client.DoCommandAsync("XYZZY", "", Cancelled).AsTask(),
        ["PutCommand"] = client => client.PutCommandAsync("XYZZY", "", Cancelled).AsTask(),
        ["GetReply"] = client => client.GetReplyAsync(Cancelled).AsTask(),
        ["Send text"] = client => client.SendAsync("x", Cancelled).AsTask(),
        ["Send octets"] = client => client.SendAsync(Octets, Cancelled).AsTask(),
        ["SendMail"] = client => client.SendMailAsync("a@b.example", "c@d.example", "x", cancellationToken: Cancelled).AsTask(),
        ["Quit"] = client => client.QuitAsync(Cancelled).AsTask(),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_operation_that_was_cancelled_before_sends_nothing_and_leaves_the_connection_usable(string name)
    {
        ScriptedStream server = new ScriptedStream().ExpectEhlo("SIZE", "ETRN", "CHUNKING", "AUTH PLAIN", "STARTTLS").Expect("NOOP\r\n", "250 ok\r\n");
        await using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        await client.ConnectAsync(server);
        await client.EhloAsync();

        Task operation = Operations[name](client);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation);

        Assert.Equal(Cancelled, error.CancellationToken);
        Assert.Equal("EHLO client.example\r\n", server.Received);
        Assert.Equal(SmtpReplyCode.Ok, (await client.NoopAsync()).Code);
    }

    [Fact]
    public async Task A_reply_that_somebody_gave_up_before_he_waited_for_it_is_still_owed()
    {
        ScriptedStream server = new ScriptedStream().Expect("NOOP\r\n", "250 first\r\n").Expect("NOOP\r\n", "250 second\r\n");
        await using var client = new SmtpClient();
        await client.ConnectAsync(server);
        await client.PutCommandAsync("NOOP");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.GetReplyAsync(Cancelled));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.NoopAsync());
        Assert.Equal("first", (await client.GetReplyAsync()).Text);
        Assert.Equal("second", (await client.NoopAsync()).Text);
    }

    [Fact]
    public async Task A_connection_that_was_cancelled_before_is_not_made()
    {
        var server = new ScriptedStream();
        await using var client = new SmtpClient();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ConnectAsync(server, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ConnectAsync(BlackHole.Host, 1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await SmtpClient.OpenAsync(BlackHole.Host, 1, cancellationToken: Cancelled));

        Assert.False(server.IsClosed);
        Assert.Equal(SmtpReplyCode.ServiceReady, (await client.ConnectAsync(server)).Code);
    }

    [Fact]
    public async Task The_synchronous_members_know_nothing_of_a_token_of_an_operation_before()
    {
        ScriptedStream server = new ScriptedStream().Expect("NOOP\r\n", "250 ok\r\n");
        await using var client = new SmtpClient();
        client.Connect(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.NoopAsync(Cancelled));

        Assert.Equal(SmtpReplyCode.Ok, client.Noop().Code);
    }
}
