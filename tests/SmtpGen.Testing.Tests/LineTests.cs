using System.Text;

namespace SmtpGen.Testing.Tests;

/// <summary>A line ends by CRLF, and by nothing else.</summary>
public class LineTests
{
    [Theory]
    [InlineData("NOOP\nNOOP\r\n")]
    [InlineData("NOOP\rNOOP\r\n")]
    [InlineData("NO\0OP\r\n")]
    [InlineData("NOOP\r\r\n")]
    [InlineData("HELP a\nb\r\n")]
    [InlineData("VRFY a\0b\r\n")]
    public void A_lone_CR_or_LF_or_a_NUL_makes_one_broken_line(string line)
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient client = RawClient.Introduced(server);

        client.Say(line, "500 ");
        client.Say("NOOP\r\n", "250 ");
    }

    [Fact]
    public void A_line_over_the_limit_is_answered_once_and_the_session_goes_on()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Line = 100 } });
        using RawClient client = RawClient.Introduced(server);

        client.Say("NOOP " + new string('x', 500) + "\r\n", "500 ");
        client.Say("NOOP\r\n", "250 ");
    }

    [Fact]
    public void A_line_without_end_is_cut_off()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Line = 100 } });
        using RawClient client = RawClient.Introduced(server);

        client.Send(new string('x', 10_000));

        Assert.StartsWith("500 ", client.ReadToEnd());
    }

    [Fact]
    public void Commands_in_one_packet_or_octet_by_octet_are_the_same_commands()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        using RawClient whole = RawClient.Introduced(server);
        whole.Send("MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nRSET\r\n");
        string[] expected = [whole.Expect("250 "), whole.Expect("250 "), whole.Expect("250 ")];

        using RawClient dripping = RawClient.Introduced(server);
        foreach (char c in "MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nRSET\r\n")
            dripping.Send(c.ToString());

        Assert.Equal(expected, new[] { dripping.ReadReply(), dripping.ReadReply(), dripping.ReadReply() });
    }

    [Fact]
    public void The_transcript_holds_every_octet_of_both_sides()
    {
        using SmtpTestServer server = SmtpTestServer.Start();
        string greeting, reply, goodbye;
        using (var client = new RawClient(server))
        {
            greeting = client.Expect("220 ");
            reply = client.Say("no\xFFop\n\r\n", "500 ");
            goodbye = client.Say("QUIT\r\n", "221 ");
        }

        SmtpTestSession session = server.Sessions.Single();
        Assert.True(session.EndsInTime());
        Assert.Null(session.Error);
        Assert.Equal("no\xFFop\n\r\nQUIT\r\n", Encoding.Latin1.GetString(session.Transcript.FromClient));
        Assert.Equal(greeting + reply + goodbye, Encoding.Latin1.GetString(session.Transcript.FromServer));
        Assert.Equal(
            $"S: {greeting}C: no\uFFFDop\\x0A\nS: {reply}C: QUIT\nS: {goodbye}".Replace("\r", "", StringComparison.Ordinal),
            session.Transcript.ToString());
    }

    [Fact]
    public void A_transcript_stops_at_its_limit_and_says_so()
    {
        using SmtpTestServer server = SmtpTestServer.Start(new() { Limits = new() { Transcript = 50 } });
        using RawClient client = RawClient.Introduced(server);

        SmtpTranscript transcript = server.Sessions.Single().Transcript;

        Assert.True(transcript.IsTruncated);
        Assert.Equal(50, transcript.FromClient.Length + transcript.FromServer.Length);
    }
}
