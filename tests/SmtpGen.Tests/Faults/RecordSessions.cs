using System.Security.Authentication;
using SmtpGen.Tests.Client;

namespace SmtpGen.Tests.Faults;

/// <summary>Sessions in TLS, with the fault in what the server says or in the records that it goes in.</summary>
internal static class RecordSessions
{
    public static IReadOnlyList<FaultSession> All { get; } =
    [
        .. from version in new[] { SslProtocols.Tls12, SslProtocols.Tls13 } from session in In(version) select session,
    ];

    private static IEnumerable<FaultSession> In(SslProtocols version)
    {
        FaultSession startTls = StartTls(version), fromTheFirst = FromTheFirst(version);
        yield return startTls with { Stride = 8 };
        yield return fromTheFirst with { Stride = 12 };
        yield return startTls with { Name = $"Records, {startTls.Name}", IsFaultInRecords = true, Stride = 7 };
        yield return fromTheFirst with { Name = $"Records, {fromTheFirst.Name}", IsFaultInRecords = true, Stride = 7 };
    }

    private static FaultSession StartTls(SslProtocols version) => EncryptedSessions.Encrypted($"{version}: STARTTLS, AUTH, SendMail", run => run.SendMail(BatchCase.Messages("one")[0])) with
    {
        IsOverSockets = false,
        Tls = version,
    };

    private static FaultSession FromTheFirst(SslProtocols version) => new($"{version} first: SendMany", static () => BatchCase.Server(["PIPELINING", "CHUNKING"]), async run =>
    {
        await run.Connect();
        await run.SendMany(BatchCase.Messages("none one content none"));
    })
    {
        Tls = version,
        EncryptsFirst = true,
    };
}
