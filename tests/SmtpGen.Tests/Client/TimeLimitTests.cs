using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Client;

/// <summary>How long each step may take: the times of the spec file, or the caller's, for each step anew; a slow octet prolongs none.</summary>
public class TimeLimitTests
{
    private const string Silence = "";

    /// <summary>The step at which the server falls silent, and after how many seconds the client gives up (RFC 5321 §4.5.3.2).</summary>
    public static TheoryData<Flavour, string, int> Times => Combinations.WithFlavours(
    [
        ("greeting", 300), ("EHLO", 300), ("HELO", 300), ("MAIL", 300), ("RCPT", 300), ("DATA", 120), ("content", 180), (".", 600), ("BDAT", 600),
        ("chunk", 180), ("RSET", 300), ("NOOP", 300), ("HELP", 300), ("VRFY", 300), ("EXPN", 300), ("AUTH", 300), ("response", 300), ("DoCommand", 300),
        ("GetReply", 300), ("QUIT", 300),
    ]);

    /// <summary>What a stream does for those who wait: has it timeouts, does it heed tokens?</summary>
    public static TheoryData<Flavour, bool, bool> Streams => Combinations.WithFlavours([(true, true), (true, false), (false, true), (false, false)]);

    [Theory]
    [MemberData(nameof(Times))]
    public async Task A_server_that_falls_silent_is_given_up_after_the_time_of_that_step(Flavour flavour, string step, int seconds)
    {
        await AssertGivenUp(flavour, step, TimeSpan.FromSeconds(seconds), timeout: null);
    }

    [Theory]
    [MemberData(nameof(Times))]
    public async Task The_callers_timeout_goes_before_the_time_of_the_step(Flavour flavour, string step, int seconds)
    {
        foreach (TimeSpan timeout in new[] { TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(seconds + 1000) })
            await AssertGivenUp(flavour, step, timeout, timeout);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Silence_is_given_up_on_every_kind_of_stream(Flavour flavour, bool hasTimeouts, bool heedsTokens)
    {
        var clock = new ManualClock();
        ScriptedStream server = Script();
        var stream = new HaltingStream(server, clock) { HasTimeouts = hasTimeouts, HeedsTokens = heedsTokens, Halts = (_, isRead) => isRead && !server.HasAnswer };
        await using Subject subject = Client(flavour, clock);
        await subject.Connect(stream);

        await AssertTimesOut(subject, stream, async () => await subject.Noop());

        Assert.Equal(SmtpCommands.Noop.Timeout, clock.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task An_octet_a_second_does_not_prolong_the_time_of_a_reply(Flavour flavour, bool hasTimeouts, bool heedsTokens)
    {
        var clock = new ManualClock();
        ScriptedStream server = new ScriptedStream().Expect("NOOP\r\n", $"250 {new string('x', 1000)}\r\n");
        var stream = new HaltingStream(server, clock) { HasTimeouts = hasTimeouts, HeedsTokens = heedsTokens, BytesPerRead = 1, TimePerRead = TimeSpan.FromSeconds(1) };
        await using Subject subject = Client(flavour, clock);
        await subject.Connect(stream);
        TimeSpan begin = clock.Elapsed;

        await AssertTimesOut(subject, stream, async () => await subject.Noop());

        Assert.Equal(SmtpCommands.Noop.Timeout, clock.Elapsed - begin);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Each_step_has_its_time_anew(Flavour flavour, bool hasTimeouts, bool heedsTokens)
    {
        var clock = new ManualClock();
        ScriptedStream server = Script();
        var stream = new HaltingStream(server, clock) { HasTimeouts = hasTimeouts, HeedsTokens = heedsTokens, TimePerRead = TimeSpan.FromSeconds(119) };
        await using Subject subject = Client(flavour, clock);
        await subject.Connect(stream);

        await subject.SendMail("a@b.example", ["c@d.example", "e@f.example"], Steps.Message);

        Assert.True(server.IsDone);
        Assert.Equal(TimeSpan.FromSeconds(7 * 119), clock.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_time_that_the_callers_content_takes_to_be_read_is_not_the_servers(Flavour flavour)
    {
        var clock = new ManualClock();
        ScriptedStream server = new ScriptedStream().ExpectEhlo().Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 queued\r\n");
        await using Subject subject = Client(flavour, clock);
        await subject.Connect(server);
        await subject.Ehlo();

        var slow = new HaltingStream(new MemoryStream("x"u8.ToArray()), clock) { TimePerRead = TimeSpan.FromHours(1) };

        Assert.Equal("queued", (await subject.Data(slow)).Text);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Without_a_limit_the_client_waits(Flavour flavour)
    {
        foreach (TimeSpan timeout in new[] { Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            var clock = new ManualClock();
            var stream = new HaltingStream(Script(), clock) { HasTimeouts = flavour == Flavour.Async, TimePerRead = TimeSpan.FromDays(30) };
            await using Subject subject = Client(flavour, clock, timeout);
            await subject.Connect(stream);

            await subject.Ehlo();

            Assert.Equal(TimeSpan.FromDays(60), clock.Elapsed);
        }
    }

    /// <summary>The caller's timeout in seconds, 0 for none, and how long Dispose waits for the answer to its QUIT.</summary>
    public static TheoryData<Flavour, int, int> Farewells => Combinations.WithFlavours([(0, 2), (1, 1), (10, 2), (-1, 2)]);

    [Theory]
    [MemberData(nameof(Farewells))]
    public async Task Dispose_waits_two_seconds_or_less_for_the_answer_to_QUIT(Flavour flavour, int timeout, int expected)
    {
        var clock = new ManualClock();
        var server = new ScriptedStream();
        var stream = new HaltingStream(server, clock) { Halts = (_, isRead) => isRead && !server.HasAnswer };
        Subject subject = Client(flavour, clock, timeout switch { 0 => null, -1 => Timeout.InfiniteTimeSpan, _ => TimeSpan.FromSeconds(timeout) });
        await subject.Connect(stream);

        await subject.DisposeAsync();

        Assert.Equal(TimeSpan.FromSeconds(expected), clock.Elapsed);
        Assert.True(stream.IsClosed);
        Assert.Equal("QUIT\r\n", server.Received);
    }

    private static async Task AssertGivenUp(Flavour flavour, string step, TimeSpan expected, TimeSpan? timeout)
    {
        var clock = new ManualClock();
        ScriptedStream server = Steps.ScriptTo(step, Silence);
        bool isWrite = step is "content" or "chunk";
        var stream = new HaltingStream(server, clock)
        {
            Halts = (_, isRead) => isRead ? !isWrite && !server.HasAnswer : isWrite && server.StepsLeft == 1 && !server.HasAnswer,
        };
        await using Subject subject = Client(flavour, clock, timeout);

        await AssertTimesOut(subject, stream, () => Steps.Say(subject, stream, step));

        Assert.Equal(expected, clock.Elapsed);
    }

    private static async Task AssertTimesOut(Subject subject, HaltingStream stream, Func<Task> operation)
    {
        await Assert.ThrowsAsync<TimeoutException>(operation);

        Assert.True(stream.IsClosed);
        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        int operations = stream.Operations;
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
        Assert.Equal(operations, stream.Operations);
    }

    private static Subject Client(Flavour flavour, ManualClock clock, TimeSpan? timeout = null) => new(
        flavour,
        client: new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example", Timeout = timeout }) { Surroundings = new Surroundings { Clock = clock } });

    private static ScriptedStream Script() => new ScriptedStream().ExpectEhlo()
        .Expect("MAIL FROM:<a@b.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<c@d.example>\r\n", "250 ok\r\n").Expect("RCPT TO:<e@f.example>\r\n", "250 ok\r\n")
        .Expect("DATA\r\n", "354 go\r\n").Expect($"{Steps.Message}\r\n.\r\n", "250 queued\r\n");
}
