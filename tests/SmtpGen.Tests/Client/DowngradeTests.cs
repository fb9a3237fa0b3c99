using SmtpGen.Testing;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>
/// Who sits between client and server can take STARTTLS and mechanisms out of a reply in clear (NO STARTTLS, USENIX Security 2021): where the same
/// server offered them before, the log says so.
/// </summary>
public class DowngradeTests
{
    private const string Suspicion = "somebody on the way may have taken it out";

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_the_last_connection_to_a_host_was_offered_and_this_one_is_not_is_in_the_log(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Ehlo).Nth(1).Reply(250, "server.test", "STARTTLS", "AUTH SCRAM-SHA-256 PLAIN");
        server.On(SmtpVerb.Ehlo).Nth(2).Reply(250, "server.test", "STARTTLS", "AUTH SCRAM-SHA-256 PLAIN");
        server.On(SmtpVerb.Ehlo).Nth(3).Reply(250, "server.test", "AUTH plain");

        await MakeKnown(flavour, server);
        Assert.DoesNotContain(Suspicion, await LogOf(flavour, server));
        string log = await LogOf(flavour, server);

        Assert.Equal(
            [$"!: {server.Host} offered STARTTLS before, and does not now: {Suspicion}", $"!: {server.Host} offered AUTH SCRAM-SHA-256 before, and does not now: {Suspicion}"],
            Suspicions(log));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refused_EHLO_takes_everything_out_and_is_told_too(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        server.On(SmtpVerb.Ehlo).Nth(1).Reply(250, "server.test", "STARTTLS");
        server.On(SmtpVerb.Ehlo).Nth(2).Reply(502, "no");

        await MakeKnown(flavour, server);

        Assert.Single(Suspicions(await LogOf(flavour, server)));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Between_two_introductions_of_one_connection_it_is_told_too(Flavour flavour)
    {
        var log = new StringWriter { NewLine = "\n" };
        ScriptedStream stream = new ScriptedStream("220 hi\r\n").ExpectEhlo("STARTTLS", "AUTH PLAIN").ExpectEhlo("AUTH LOGIN PLAIN");
        await using var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", ProtocolLog = log });
        await subject.Connect(stream);
        await subject.Ehlo();
        await subject.Ehlo();

        Assert.Equal($"!: the server offered STARTTLS before, and does not now: {Suspicion}", Assert.Single(Suspicions(log.ToString())));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task What_is_offered_as_before_or_more_or_inside_TLS_only_is_not_suspect(Flavour flavour)
    {
        await using SmtpTestServer server = SmtpTestServer.Start();
        foreach (int connection in new[] { 0, 1 })
        {
            server.On(SmtpVerb.Ehlo).Nth((2 * connection) + 1).Reply(250, "server.test", "SIZE", "STARTTLS", "AUTH PLAIN");
            // Inside of TLS, where there is no STARTTLS and may be other mechanisms.
            server.On(SmtpVerb.Ehlo).Nth((2 * connection) + 2).Reply(250, "server.test", "AUTH LOGIN");
        }
        server.On(SmtpVerb.Ehlo).Nth(5).Reply(250, "server.test", "STARTTLS", "AUTH CRAM-MD5 PLAIN");

        await MakeKnown(flavour, server, encrypts: true);
        foreach (bool encrypts in new[] { true, false })
            Assert.Empty(Suspicions(await LogOf(flavour, server, encrypts)));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Another_server_is_another_story(Flavour flavour)
    {
        await using SmtpTestServer first = SmtpTestServer.Start(), second = SmtpTestServer.Start();
        second.On(SmtpVerb.Ehlo).Reply(250, "server.test");

        await MakeKnown(flavour, second);
        await LogOf(flavour, first);

        Assert.Empty(Suspicions(await LogOf(flavour, second)));
    }

    // Another test may have had a server at that port, which the client remembers.
    private static Task MakeKnown(Flavour flavour, SmtpTestServer server, bool encrypts = false) => LogOf(flavour, server, encrypts);

    private static async Task<string> LogOf(Flavour flavour, SmtpTestServer server, bool encrypts = false)
    {
        var log = new StringWriter { NewLine = "\n" };
        await using var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", ProtocolLog = log, TlsOptions = server.ClientTlsOptions });
        await subject.Connect(server.Host, server.Port);
        await subject.EhloOrHeloIfNeeded();
        if (encrypts)
        {
            await subject.StartTls();
            await subject.Ehlo();
        }
        await subject.Quit();
        return log.ToString();
    }

    private static string[] Suspicions(string log) => [.. log.Split('\n').Where(line => line.StartsWith("!: ", StringComparison.Ordinal))];
}
