namespace SmtpGen.Testing.Tests;

public class ChunkTests
{
    [Fact]
    public void Chunks_make_a_message_octet_for_octet()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = InTransaction(server);

        client.Say("BDAT 6\r\n.\r\n.\r\n", "250 ");
        client.Say("DATA\r\n", "503 ");
        client.Say("RCPT TO:<e@f.test>\r\n", "503 ");
        client.Say("BDAT 2 LAST\r\n\n.", "250 ");
        client.Say("BDAT 0 LAST\r\n", "503 ");

        Assert.Equal(".\r\n.\r\n\n.", server.Messages.Single().Text);
    }

    [Fact]
    public void The_octets_of_a_refused_chunk_are_not_taken_for_commands()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say("BDAT 6 LAST\r\nNOOP\r\n", "503 ");
        client.Say("RSET\r\n", "250 ");
    }

    [Fact]
    public void A_chunk_over_the_limit_ends_the_transaction()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Message = 10 } });
        using RawClient client = InTransaction(server);

        client.Say("BDAT 11\r\n01234567890", "552 ");
        client.Say("BDAT 0 LAST\r\n", "503 ");

        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData("BDAT")]
    [InlineData("BDAT x")]
    [InlineData("BDAT -1")]
    [InlineData("BDAT 1 LASTLY")]
    [InlineData("BDAT 1 LAST LAST")]
    public void A_chunk_of_unknown_size_ends_the_session(string line)
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = InTransaction(server);

        client.Send(line + "\r\nNOOP\r\n");

        Assert.Matches("^501 [^\n]*\n$", client.ReadToEnd());
    }

    [Fact]
    public void Without_the_extension_there_is_no_BDAT()
    {
        var options = new SmtpTestServerOptions();
        options.Extensions.Remove(SmtpExtension.Chunking);
        using SmtpTestServer server = SmtpTestServer.Start(options);
        using RawClient client = InTransaction(server);

        client.Say("BDAT 1 LAST\r\nx", "502 ");
    }

    private static RawClient InTransaction(SmtpTestServer server)
    {
        RawClient client = RawClient.Introduced(server);
        client.Say("MAIL FROM:<a@b.test>\r\n", "250 ");
        client.Say("RCPT TO:<c@d.test>\r\n", "250 ");
        return client;
    }
}
