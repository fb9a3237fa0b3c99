using System.Net.Sockets;

namespace SmtpGen.Testing.Tests;

public class LifeTests
{
    [Fact]
    public async Task Many_clients_at_once_each_get_their_own_session()
    {
        await using SmtpTestServer server = SmtpTestServer.Start();

        // Threads of their own: clients that block those of the pool would leave none to the server.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Factory.StartNew(
            () => SendOne(server, i), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(20, server.Messages.Count);
        Assert.Equal(20, server.Messages.Select(message => message.QueueId).Distinct().Count());
        Assert.All(server.Messages, message => Assert.Equal(message.Sender.Address, message.Text.Trim() + "@b.test"));
        Assert.Equal(Enumerable.Range(1, 20), server.Messages.Select(message => message.Session).Order());
    }

    [Fact]
    public void One_connection_too_many_is_greeted_by_421()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Connections = 1 } });
        using (RawClient first = RawClient.Introduced(server))
        {
            using var second = new RawClient(server);
            Assert.StartsWith("421 ", second.ReadToEnd());
            first.Say("QUIT\r\n", "221 ");
        }

        Assert.True(server.Sessions[0].EndsInTime());
        Assert.True(server.Sessions[1].EndsInTime());
        using RawClient third = RawClient.Introduced(server);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NOO")]
    [InlineData("MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nhalf")]
    [InlineData("STARTTLS\r\n")]
    [InlineData("VRFY stall\r\n")]
    public async Task Disposed_in_the_middle_it_lets_go_of_everything(string talk)
    {
        SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Vrfy).Stall();
        using RawClient client = RawClient.Introduced(server);
        client.Send(talk);

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await server.DisposeAsync();
        server.Dispose();

        SmtpTestSession session = server.Sessions.Single();
        Assert.True(session.Ended.IsCompletedSuccessfully);
        Assert.Null(session.Error);
        Assert.ThrowsAny<SocketException>(() => new TcpClient(server.Host, server.Port));
    }

    [Fact]
    public void A_silent_client_is_told_so_and_let_go()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Idle = TimeSpan.FromMilliseconds(300) } });
        using RawClient client = RawClient.Introduced(server);

        Assert.StartsWith("421 ", client.ReadToEnd());
        client.Dispose();
        Assert.True(server.Sessions.Single().EndsInTime());
        Assert.IsType<TimeoutException>(server.Sessions.Single().Error);
    }

    [Fact]
    public void A_session_that_takes_too_long_is_cut_off()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Session = TimeSpan.FromMilliseconds(500) } });
        using var client = new RawClient(server);

        Assert.True(server.Sessions.Count <= 1);
        client.Expect("220 ");
        Assert.True(server.Sessions.Single().EndsInTime());
        Assert.IsType<TimeoutException>(server.Sessions.Single().Error);
    }

    [Fact]
    public void An_exception_of_a_predicate_ends_that_session_and_no_other()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new()
        {
            RefuseSender = address => address == "bad@b.test" ? throw new InvalidOperationException("predicate") : false,
        });
        using RawClient client = RawClient.Introduced(server);

        client.Send("MAIL FROM:<bad@b.test>\r\n");

        Assert.Equal("", client.ReadToEnd());
        Assert.True(server.Sessions[0].EndsInTime());
        Assert.Equal("predicate", server.Sessions[0].Error?.Message);
        using RawClient other = RawClient.Introduced(server);
        other.Say("MAIL FROM:<good@b.test>\r\n", "250 ");
    }

    [Fact]
    public void A_client_that_leaves_between_commands_ends_the_session_regularly()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using (RawClient.Introduced(server))
        {
        }

        Assert.True(server.Sessions.Single().EndsInTime());
        Assert.Null(server.Sessions.Single().Error);
    }

    [Fact]
    public void A_client_that_stays_after_the_end_is_left_behind()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("QUIT\r\n", "221 ");

        Assert.True(server.Sessions.Single().EndsInTime());
        Assert.Null(server.Sessions.Single().Error);
    }

    [Fact]
    public void Options_are_read_at_the_start()
    {
        var options = new SmtpTestServerOptions();
        using SmtpTestServer server = SmtpTestServer.Start(options);

        options.Extensions.Clear();
        options.Name = "changed.test";

        using var client = new RawClient(server);
        client.Expect("220 server.test ");
        Assert.Contains("PIPELINING", client.Say("EHLO c\r\n", "250-"));
    }

    private static void SendOne(SmtpTestServer server, int number)
    {
        using RawClient client = RawClient.Introduced(server);
        client.Say($"MAIL FROM:<{number}@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "250 ");
        client.Say("DATA\r\n", "354 ");
        client.Say($"{number}\r\n.\r\n", "250 ");
        client.Say("QUIT\r\n", "221 ");
    }
}
