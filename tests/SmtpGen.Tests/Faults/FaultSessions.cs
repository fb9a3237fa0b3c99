using SmtpGen.Tests.Client;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>The sessions into which faults are put.</summary>
internal static class FaultSessions
{
    private static readonly string[] Neither = [];
    private static readonly string[] Pipelining = ["PIPELINING"];
    private static readonly string[] Chunking = ["CHUNKING"];
    private static readonly string[] Both = ["PIPELINING", "CHUNKING"];

    // Not clean, or it would be one chunk.
    private static readonly byte[] MoreThanABlock = [.. Enumerable.Repeat((byte)'x', 260 * 1024), (byte)'\n'];

    public static IReadOnlyList<FaultSession> All { get; } =
    [
        Verbs(),
        Single("SendMail, step by step", Neither),
        Hello(),
        Single("SendMail, pipelined", Pipelining),
        Single("SendMail, BDAT step by step", Chunking),
        Single("SendMail, BDAT in order", Both),
        Single("SendMail, BDAT eager", Both) with { Chunking = SmtpChunking.Eager },
        Pieces(),
        Farewell("421 to a recipient", "RCPT"),
        Farewell("421 to the next sender", "MAIL"),
        Single("LMTP, step by step", Neither, speaksLmtp: true),
        Single("LMTP, pipelined", Pipelining, speaksLmtp: true),
        Single("LMTP, BDAT", Both, speaksLmtp: true),
        Many("SendMany, step by step", Neither),
        Many("SendMany, pipelined", Pipelining),
        Many("SendMany, BDAT in order", Both),
        Many("SendMany, BDAT eager", Both) with { Chunking = SmtpChunking.Eager },
        Many("SendMany, BDAT never", Both) with { Chunking = SmtpChunking.Never },
        Many("SendMany, LMTP", Both, speaksLmtp: true),
        Login("AUTH PLAIN", static () => LoginServers.Plain(), async run => await run.Subject.Login(LoginServers.User, LoginServers.Password)),
        Login("AUTH LOGIN", LoginServers.Login, async run => await run.Subject.Login(LoginServers.User, LoginServers.Password)),
        Login("AUTH SCRAM", LoginServers.Scram, async run => await run.Subject.Authenticate(
            new SaslScramSha1(LoginServers.User, LoginServers.Password) { NewNonce = static () => LoginServers.Nonce }), sends: false),
        StartTls(),
        Pool("SmtpPool", Neither),
        Pool("SmtpPool, pipelined", Pipelining),
        Pool("SmtpPool, BDAT eager", Both) with { Chunking = SmtpChunking.Eager },
    ];

    // Two messages: one that a recipient is refused of, and one of which all is well.
    private static FaultSession Single(string name, string[] extensions, bool speaksLmtp = false) => new(name, Server(extensions, speaksLmtp), async run =>
    {
        await run.Connect();
        foreach (SmtpMessage message in BatchCase.Messages("one none"))
            await run.SendMail(message);
    })
    {
        IsLmtp = speaksLmtp,
    };

    // Something of everything that may become of a message.
    private static FaultSession Many(string name, string[] extensions, bool speaksLmtp = false) => new(name, Server(extensions, speaksLmtp), async run =>
    {
        await run.Connect();
        await run.SendMany(BatchCase.Messages("none one content none"));
    })
    {
        IsLmtp = speaksLmtp,
    };

    private static FaultSession Pool(string name, string[] extensions) => new(name, Server(extensions, speaksLmtp: false), async run =>
        await run.SendOverPool(BatchCase.Messages("none one none")))
    {
        Recovers = true,
    };

    private static FaultSession Login(string name, Func<ModelServer> server, Func<SessionRun, Task> login, bool sends = true) => new(name, server, async run =>
    {
        await run.Connect();
        await run.Try(async () => await run.Subject.Ehlo());
        await run.Try(() => login(run));
        if (sends)
            await run.SendMail(BatchCase.Messages("none")[0]);
    })
    {
        Secrets = LoginServers.Secrets,
    };

    // Content of more than one chunk.
    private static FaultSession Pieces() => new("SendMail, BDAT in pieces", Server(Both, speaksLmtp: false), async run =>
    {
        await run.Connect();
        await run.SendMail(new SmtpMessage("me@a.example", ["you@b.example"], MoreThanABlock));
    })
    {
        Stride = 5,
    };

    // A server of before RFC 1869.
    private static FaultSession Hello() => new(
        "SendMail after HELO",
        static () => new ModelServer { Refuses = line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "500 what" : line.StartsWith("HELO", StringComparison.Ordinal) ? "250 hi" : null },
        async run =>
        {
            await run.Connect();
            await run.SendMail(BatchCase.Messages("none")[0]);
        });

    private static FaultSession StartTls() => new("STARTTLS, up to the handshake", static () => new ModelServer("STARTTLS"), async run =>
    {
        await run.Connect();
        await run.Try(async () => await run.Subject.StartTls(new() { TargetHost = "server.example" }));
        await run.SendMail(BatchCase.Messages("none")[0]);
    });

    // A server that takes its leave in the middle of the second message.
    private static FaultSession Farewell(string name, string command) => new(
        name,
        () => new ModelServer(Pipelining)
        {
            Refuses = line => line.StartsWith(command, StringComparison.Ordinal) && line.Contains("refused", StringComparison.Ordinal) ? "421 4.3.2 going down" : null,
        },
        async run =>
        {
            await run.Connect();
            await run.SendMail(BatchCase.Messages("none")[0]);
            await run.SendMany(BatchCase.Messages("none one sender none")[1..]);
        });

    // What the low-level verbs give back is theirs alone; what is left is who answers what.
    private static FaultSession Verbs() => new("Verbs", Server(Chunking, speaksLmtp: false), async run =>
    {
        await run.Connect();
        await run.Try(async () => await run.Subject.Ehlo());
        await run.Try(async () => await run.Subject.Mail("me@a.example"));
        await run.Try(async () => await run.Subject.Rcpt("you@b.example"));
        await run.Try(async () => await run.Subject.Data("x"));
        await run.Try(async () => await run.Subject.Mail("me@a.example"));
        await run.Try(async () => await run.Subject.Rcpt("you@b.example"));
        await run.Try(async () => await run.Subject.Bdat("x\r\n"u8.ToArray()));
        await run.Try(async () => await run.Subject.Bdat("y\r\n"u8.ToArray(), last: true));
        await run.Try(async () => await run.Subject.Rset());
        await run.Try(async () => await run.Subject.Verify("you"));
    });

    private static Func<ModelServer> Server(string[] extensions, bool speaksLmtp) => () => BatchCase.Server(extensions, speaksLmtp: speaksLmtp);
}
