namespace SmtpGen.ServerTests;

/// <summary>Mail into the sink that comes with Postfix, which writes down what it was told.</summary>
public class SinkTests
{
    [PostfixTheory]
    [MemberData(nameof(Contents.Cases), MemberType = typeof(Contents))]
    public async Task The_sink_writes_what_was_sent_byte_for_byte(string kind, bool isAsync)
    {
        (byte[] sent, byte[] arrives) = Contents.Of(kind);
        using var sink = new SmtpSink();
        using var caller = new Caller(new SmtpClient(), isAsync);
        await caller.ConnectAsync(sink.Port);
        await caller.EhloAsync();

        await caller.SendAsync(sent, "one@inbox.test", "two@inbox.test");
        await caller.QuitAsync();

        (string[] envelope, byte[] content) = sink.Received();
        Assert.Contains(envelope, line => line.StartsWith("X-Mail-Args: <me@there.test>", StringComparison.Ordinal));
        Assert.Contains("X-Rcpt-Args: <one@inbox.test>", envelope);
        Assert.Contains("X-Rcpt-Args: <two@inbox.test>", envelope);
        Assert.Equal(arrives, content);
    }

    [PostfixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_without_EHLO_is_introduced_to_by_HELO(bool isAsync)
    {
        using var sink = new SmtpSink("-e");
        using var caller = new Caller(new SmtpClient(), isAsync);
        await caller.ConnectAsync(sink.Port);

        await caller.SendAsync(Contents.Of("dots").Sent, "one@inbox.test");
        await caller.QuitAsync();

        (string[] envelope, byte[] content) = sink.Received();
        Assert.Contains("X-Client-Proto: SMTP", envelope);
        Assert.Equal(Contents.Of("dots").Arrives, content);
    }
}
