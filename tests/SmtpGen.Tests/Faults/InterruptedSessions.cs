using SmtpGen.Tests.Client;

namespace SmtpGen.Tests.Faults;

/// <summary>The sessions that are interrupted: those into which faults are put, and some in which there is more to be interrupted.</summary>
internal static class InterruptedSessions
{
    // A handshake each, over a socket.
    private const int EncryptedStride = 7;

    // Of several pieces, in each of which something is mended.
    private static readonly byte[] Long = [.. Enumerable.Repeat(".0123456789\n"u8.ToArray(), 4_000).SelectMany(line => line)];

    public static IReadOnlyList<FaultSession> All { get; } =
    [
        .. FaultSessions.All.Select(session => session with { Stride = 1 }),
        FromStream("SendMail of a stream", SmtpChunking.Never),
        FromStream("SendMail of a stream, BDAT", SmtpChunking.InOrder),
        .. EncryptedSessions.All.Select(session => session with { Stride = EncryptedStride }),
    ];

    private static FaultSession FromStream(string name, SmtpChunking chunking) => new(name, static () => BatchCase.Server(["PIPELINING", "CHUNKING"]), async run =>
    {
        await run.Connect();
        await run.SendMail(new SmtpMessage("me@a.example", ["you@b.example"], new MemoryStream(Long)));
    })
    {
        Chunking = chunking,
    };
}
