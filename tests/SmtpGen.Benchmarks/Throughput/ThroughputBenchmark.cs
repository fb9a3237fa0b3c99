using SmtpGen.Benchmarks.Clients;
using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>Messages over one processor, clients in turns, and the ratio to MailKit in each round.</summary>
internal sealed class ThroughputBenchmark(string name, string about, Scenario scenario) : Benchmark(name, about)
{
    private const int Rounds = 5;
    private const int LongRounds = 3;
    private const int QuickShare = 10;

    public override void Run(Report report, bool quick)
    {
        using ServerProcess server = scenario.Serve();
        foreach (Regime regime in quick ? scenario.Regimes.Take(1) : scenario.Regimes)
            RunRegime(report, server, regime, quick);
    }

    private void RunRegime(Report report, ServerProcess server, Regime regime, bool quick)
    {
        int share = quick ? QuickShare : 1;
        int rounds = quick ? 1 : regime == Regime.Long ? LongRounds : Rounds;
        string[] clients = [.. scenario.Clients.Where(client => regime == Regime.Default || Runner.IsManaged(client))];
        var measured = clients.ToDictionary(client => client, _ => new List<Measurement>());
        for (int round = 0; round < rounds; round++)
        {
            foreach (string client in clients)
            {
                (int warmUp, int count) = Amount(client, regime, share);
                measured[client].Add(Runner.Run(client, server, scenario, regime, warmUp, count));
                Console.Error.WriteLine($"{Name} {regime.Name} round {round + 1}: {client} {1 / measured[client][^1].Seconds:F0}/s");
            }
        }
        report.Paragraph($"Regime **{regime.Name}**, {rounds} {(rounds == 1 ? "round" : "rounds")}:");
        report.Table(
            ["client", "messages/s (min–max)", "× MailKit", "CPU µs, client + server", "× MailKit by CPU", "allocated B", "peak MiB"],
            clients.Select(client => Row(client, measured[client], measured[ClientTable.MailKitNoDelay])));
    }

    // One that sleeps 40 ms in each message has said so after a few.
    private (int WarmUp, int Count) Amount(string client, Regime regime, int share)
        => ClientTable.Stalls(client, scenario.Size) ? (4, 50) : (scenario.WarmUp(regime) / share, Math.Max(scenario.Count / share, scenario.Connections));

    private static string[] Row(string client, List<Measurement> measured, List<Measurement> peer)
    {
        double[] rates = [.. measured.Select(measurement => 1 / measurement.Seconds)];
        return
        [
            client,
            $"{Figures.Number(Figures.Median(rates))} ({Figures.Number(rates.Min())}–{Figures.Number(rates.Max())})",
            Figures.Number(Figures.Median(measured.Zip(peer, (ours, theirs) => theirs.Seconds / ours.Seconds))),
            $"{Median(measured, measurement => measurement.CpuSeconds * 1e6)} + {Median(measured, measurement => measurement.ServerCpuSeconds * 1e6)}",
            Figures.Number(Figures.Median(measured.Zip(peer, (ours, theirs) => Cpu(theirs) / Cpu(ours)))),
            Median(measured, measurement => measurement.AllocatedBytes),
            Median(measured, measurement => measurement.PeakBytes / (1 << 20)),
        ];
    }

    private static double Cpu(Measurement measurement) => measurement.CpuSeconds + measurement.ServerCpuSeconds;

    private static string Median(List<Measurement> measured, Func<Measurement, double?> figure)
        => measured.Exists(measurement => figure(measurement) is null) ? "–" : Figures.Number(Figures.Median(measured.Select(measurement => figure(measurement)!.Value)));
}
