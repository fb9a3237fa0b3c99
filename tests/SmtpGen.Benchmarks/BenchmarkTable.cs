using SmtpGen.Benchmarks.Analyzers;
using SmtpGen.Benchmarks.Content;
using SmtpGen.Benchmarks.Generator;
using SmtpGen.Benchmarks.Lines;
using SmtpGen.Benchmarks.Replies;
using SmtpGen.Benchmarks.Startup;
using SmtpGen.Benchmarks.Throughput;
using SmtpGen.Benchmarks.Turns;

namespace SmtpGen.Benchmarks;

/// <summary>Every benchmark, in the order of docs/performance.md. Each has a folder of its own.</summary>
internal static class BenchmarkTable
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new FidelityBenchmark(),
        new TurnsBenchmark(),
        new DelayBenchmark(),
        .. Scenarios.All,
        new DotStuffingBenchmark(),
        new ReplyBenchmark(),
        new LineBenchmark(),
        new StartupBenchmark(),
        new AnalyzerCostBenchmark(),
        new GeneratorBenchmark(),
    ];
}
