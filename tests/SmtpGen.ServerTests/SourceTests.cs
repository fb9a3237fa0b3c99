using SmtpGen.Testing;

namespace SmtpGen.ServerTests;

/// <summary>The test server, as a client that is not ours sees it.</summary>
[Needs(ServerKind.Postfix)]
public class SourceTests
{
    [ServerTheory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_test_server_takes_the_mail_of_smtp_source(int sessions)
    {
        using SmtpTestServer server = SmtpTestServer.Start();

        ServerProgram.Run("smtp-source", "-s", $"{sessions}", "-m", "40", "-r", "3", "-l", "5000",
            "-f", "me@there.test", "-t", "you@inbox.test", $"{server.Host}:{server.Port}");

        Assert.Equal(40, server.Messages.Count);
        Assert.All(server.Messages, message => Assert.Equal(3, message.Recipients.Count));
        Assert.All(server.Messages, message => Assert.StartsWith("From: <me@there.test>\r\n", message.Text));
        Assert.All(server.Sessions, session => Assert.Null(session.Error));
    }
}
