using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>A letter, a server, and who takes part.</summary>
/// <param name="Size">The size of the message.</param>
/// <param name="Recipients">How many get it.</param>
/// <param name="Count">How many messages are timed, over all connections.</param>
/// <param name="Clients">Who takes part, by the names in the tables.</param>
internal sealed record Scenario(int Size, int Recipients, int Count, IReadOnlyList<string> Clients)
{
    public int Connections { get; init; } = 1;

    public bool Tls { get; init; }

    /// <summary>Whether the scripted server answers: it knows CHUNKING, and is no bottleneck for big messages; else smtp-sink does.</summary>
    public bool IsScripted { get; init; }

    public IReadOnlyList<Regime> Regimes { get; init; } = [Regime.Default, Regime.Full];

    public ServerProcess Serve() => IsScripted || Tls ? ServerProcess.Scripted(Tls) : ServerProcess.Sink();

    /// <summary>How many messages are sent before the clock starts: fewer of the big ones, whose loops are hot at once.</summary>
    public int WarmUp(Regime regime) => Math.Max(regime.WarmUp / Math.Max(Size / 1024, 1), 2);
}
