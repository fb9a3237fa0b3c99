namespace SmtpGen.ServerTests;

/// <summary>Mail into the sink that comes with Postfix, which writes down what it was told.</summary>
[Needs(ServerKind.Postfix)]
public class SinkTests
{
    [ServerTheory]
    [MemberData(nameof(Contents.Cases), MemberType = typeof(Contents))]
    public async Task The_sink_writes_what_was_sent_byte_for_byte(string kind, Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of(kind);
        using var sink = new SmtpSink();
        await using var client = new Subject(flavour);
        await client.Connect(MailServer.Host, sink.Port);
        await client.Ehlo();

        await client.SendMail("me@there.test", ["one@inbox.test", "two@inbox.test"], sent);
        await client.Quit();

        (string[] envelope, byte[] content) = sink.Received();
        Assert.Contains(envelope, line => line.StartsWith("X-Mail-Args: <me@there.test>", StringComparison.Ordinal));
        Assert.Contains("X-Rcpt-Args: <one@inbox.test>", envelope);
        Assert.Contains("X-Rcpt-Args: <two@inbox.test>", envelope);
        Assert.Equal(arrives, content);
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_without_EHLO_is_introduced_to_by_HELO(Flavour flavour)
    {
        using var sink = new SmtpSink("-e");
        await using var client = new Subject(flavour);
        await client.Connect(MailServer.Host, sink.Port);

        await client.SendMail("me@there.test", ["one@inbox.test"], Contents.Of("dots").Sent);
        await client.Quit();

        (string[] envelope, byte[] content) = sink.Received();
        Assert.Contains("X-Client-Proto: SMTP", envelope);
        Assert.Equal(Contents.Of("dots").Arrives, content);
    }
}
