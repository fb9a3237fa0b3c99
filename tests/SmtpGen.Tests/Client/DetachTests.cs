using System.Text;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>The connection in other hands: after ATRN the server becomes the client (RFC 2645 §5.3).</summary>
public class DetachTests
{
    [Fact]
    public void After_ATRN_the_stream_serves_and_no_QUIT_is_said_on_it()
    {
        ScriptedStream stream = LoggedIn().Expect("ATRN a.org,b.org\r\n", "250 your turn\r\n").Expect("220 mine\r\n", "EHLO odmr.example\r\n");
        using var client = Connected(stream);

        Assert.Equal(250, client.Atrn("a.org,b.org").Code);
        Assert.Equal(SmtpFacts.None, client.Facts);
        using Stream connection = client.Detach();
        client.Close();
        client.Dispose();
        connection.Write("220 mine\r\n"u8);
        var line = new byte[100];

        Assert.Equal("EHLO odmr.example\r\n", Encoding.ASCII.GetString(line, 0, connection.Read(line)));
        Assert.DoesNotContain("QUIT", stream.Received, StringComparison.Ordinal);
        Assert.False(stream.IsClosed);
    }

    [Fact]
    public void After_ATRN_a_client_that_is_disposed_says_nothing_and_closes()
    {
        ScriptedStream stream = LoggedIn().Expect("ATRN\r\n", "250 your turn\r\n");
        Connected(stream).Using(client => client.Atrn());

        Assert.EndsWith("ATRN\r\n", stream.Received, StringComparison.Ordinal);
        Assert.True(stream.IsClosed);
    }

    [Fact]
    public void A_refused_ATRN_changes_nothing()
    {
        ScriptedStream stream = LoggedIn().Expect("ATRN\r\n", "453 you have no mail\r\n").Expect("QUIT\r\n", "221 bye\r\n");
        Connected(stream).Using(client =>
        {
            client.Atrn();
            Assert.True(client.IsAuthenticated);
        });

        Assert.True(stream.IsDone);
    }

    [Fact]
    public void A_detached_client_is_not_connected_and_may_be_connected_anew()
    {
        using var client = Connected(LoggedIn());
        client.Detach().Dispose();

        Assert.False(client.IsConnected);
        Assert.Throws<SmtpServerDisconnectedException>(() => client.Noop());
        Assert.Throws<SmtpServerDisconnectedException>(() => client.Detach());
        Assert.Equal(220, client.Connect(new ScriptedStream()).Code);
    }

    [Fact]
    public void A_connection_that_owes_a_reply_is_not_handed_over()
    {
        ScriptedStream stream = LoggedIn().Expect("NOOP\r\n", "250 ok\r\n");
        using var client = Connected(stream);
        client.PutCommand("NOOP");

        Assert.Throws<InvalidOperationException>(() => client.Detach());
        Assert.Equal(250, client.GetReply().Code);
    }

    [Fact]
    public void A_server_that_said_more_than_it_was_asked_for_is_left()
    {
        ScriptedStream stream = LoggedIn().Expect("ATRN\r\n", "250 your turn\r\nEHLO too.soon\r\n");
        using var client = Connected(stream);
        client.Atrn();

        Assert.Throws<SmtpProtocolException>(() => client.Detach());
        Assert.True(stream.IsClosed);
    }

    private static ScriptedStream LoggedIn() => new ScriptedStream().ExpectEhlo("AUTH PLAIN", "ATRN")
        .Expect("AUTH PLAIN AHVzZXIAcGVuY2ls\r\n", "235 ok\r\n");

    private static SmtpClient Connected(ScriptedStream stream)
    {
        var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        client.Login("user", "pencil");
        return client;
    }
}

file static class ClientExtensions
{
    public static void Using(this SmtpClient client, Action<SmtpClient> act)
    {
        using (client)
            act(client);
    }
}
