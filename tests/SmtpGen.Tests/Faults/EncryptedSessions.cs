using System.Net.Security;
using SmtpGen.Tests.Client;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>Sessions that go on in TLS, for which somebody has to make the handshake at the other end.</summary>
internal static class EncryptedSessions
{
    public static IReadOnlyList<FaultSession> All { get; } =
    [
        Encrypted("STARTTLS, AUTH PLAIN and SendMail", run => run.SendMail(BatchCase.Messages("one")[0])),
        Encrypted("STARTTLS, AUTH PLAIN and SendMany", run => run.SendMany(BatchCase.Messages("none one content none"))),
    ];

    /// <summary>One that encrypts, logs in and sends.</summary>
    public static FaultSession Encrypted(string name, Func<SessionRun, Task> send) => new(name, static () => LoginServers.Plain(knowsTls: true), async run =>
    {
        SslClientAuthenticationOptions options = Authority.Trusted.ClientOptions;
        options.TargetHost = EncryptedEnd.ServerName;
        await run.Connect();
        await run.Try(async () => await run.Subject.StartTls(options));
        await run.Try(async () => await run.Subject.Login(LoginServers.User, LoginServers.Password));
        await send(run);
    })
    {
        IsOverSockets = true,
        Secrets = LoginServers.Secrets,
    };
}
