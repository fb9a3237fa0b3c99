using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What the protocol log shows of a session, and what it never shows.</summary>
public class LogTests
{
    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_log_has_a_line_for_each_line_and_counts_the_content(Flavour flavour)
    {
        var stream = new ScriptedStream("220 hi\r\n").ExpectEhlo("SIZE 10")
            .Expect("MAIL FROM:<a@b.example> SIZE=4\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n")
            .Expect("DATA\r\n", "354 go\r\n").Expect("hi\r\n.\r\n", "250 queued\r\n");
        var log = new StringWriter { NewLine = "\n" };
        await using var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", ProtocolLog = log });
        await subject.Connect(stream);

        await subject.SendMail("a@b.example", "c@d.example", "hi");

        Assert.Equal(
            """
            S: 220 hi
            C: EHLO client.example
            S: 250-server.example
            S: 250 SIZE 10
            C: MAIL FROM:<a@b.example> SIZE=4
            S: 250 ok
            C: RCPT TO:<c@d.example>
            S: 250 ok
            C: DATA
            S: 354 go
            C: (2 octets of content)
            S: 250 queued

            """,
            log.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_cannot_write_lines_of_its_own_into_the_log(Flavour flavour)
    {
        var log = new StringWriter { NewLine = "\n" };
        var stream = new ScriptedStream("220 hi\rC: QUIT\u001b[2J\tthere\r\n");
        await using var subject = new Subject(flavour, new SmtpClientOptions { ProtocolLog = log });

        await subject.Connect(stream);

        Assert.Equal("S: 220 hi?C: QUIT?[2J\tthere\n", log.ToString());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_secret_in_a_raw_command_is_hidden_too(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("AUTH PLAIN AHUAcGFzcw==\r\n", "535 no\r\n")
            .Expect("auth login\r\n", "334 VXNlcm5hbWU6\r\n").Expect("dXNlcg==\r\n", "334 UGFzc3dvcmQ6\r\n").Expect("cGFzcw==\r\n", "235 ok\r\n");
        var log = new StringWriter();
        await using var subject = new Subject(flavour, new SmtpClientOptions { ProtocolLog = log });
        await subject.Connect(stream);

        await subject.DoCommand("AUTH", "PLAIN AHUAcGFzcw==");
        await subject.DoCommand("auth", "login");
        await subject.DoCommand("dXNlcg==");
        await subject.DoCommand("cGFzcw==");

        Assert.True(stream.IsDone);
        Assert.DoesNotContain("cGFzc", log.ToString());
        Assert.DoesNotContain("dXNlcg", log.ToString());
        Assert.Contains("C: AUTH PLAIN ********", log.ToString());
        Assert.Contains("C: ********", log.ToString());
    }

    [Theory]
    [InlineData("AUTH PLAIN AHUAcGFzcw==")]
    [InlineData("AUTH  PLAIN AHUAcGFzcw==")]
    [InlineData("auth\tplain\tAHUAcGFzcw==")]
    public void A_secret_written_as_part_of_the_command_is_hidden_too(string command)
    {
        var stream = new ScriptedStream().Expect($"{command}\r\n", "535 no\r\n");
        var log = new StringWriter();
        using var client = new SmtpClient(new SmtpClientOptions { ProtocolLog = log });
        client.Connect(stream);

        client.DoCommand(command);

        Assert.DoesNotContain("cGFzc", log.ToString());
        Assert.DoesNotContain("AHUA", log.ToString());
    }
}
