using SmtpGen.Tests.Client;

namespace SmtpGen.Tests.Faults;

/// <summary>The sessions into which faults are put.</summary>
internal static class FaultSessions
{
    public static IReadOnlyList<FaultSession> All { get; } =
    [
        Single("SendMail, pipelined", ["PIPELINING"]),
    ];

    // Two messages: one that a recipient is refused of, and one of which all is well.
    private static FaultSession Single(string name, string[] extensions) => new(name, () => BatchCase.Server(extensions), async run =>
    {
        await run.Connect();
        foreach (SmtpMessage message in BatchCase.Messages("one none"))
            await run.SendMail(message);
    });
}
