using System.Security.Authentication;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Faults;

/// <summary>A whole session, in which nothing goes wrong unless a fault is put into it.</summary>
/// <param name="Name">What it is called in the printed matrix.</param>
/// <param name="Server">Makes the server; where there are several connections, one for each.</param>
/// <param name="Play">What the client does, step by step.</param>
internal sealed record FaultSession(string Name, Func<ModelServer> Server, Func<SessionRun, Task> Play)
{
    public SmtpChunking Chunking { get; init; } = SmtpChunking.InOrder;

    /// <summary>Of the faults at every octet one in so many is tried: each of them, unless the session is dear.</summary>
    public int Stride { get; init; } = 1;

    public bool IsLmtp { get; init; }

    /// <summary>Whether what goes wrong may be made good over another connection, so that nobody is told.</summary>
    public bool Recovers { get; init; }

    /// <summary>Which TLS it speaks, in memory; None speaks none.</summary>
    public SslProtocols Tls { get; init; }

    /// <summary>Whether it begins with the handshake.</summary>
    public bool EncryptsFirst { get; init; }

    /// <summary>Whether the fault is in what goes encrypted, as it goes; else it is in what was encrypted.</summary>
    public bool IsFaultInRecords { get; init; }

    /// <summary>Whether it goes over real sockets, with real time.</summary>
    public bool IsOverSockets { get; init; }

    /// <summary>What must never be seen but by the server.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public override string ToString() => Name;
}
