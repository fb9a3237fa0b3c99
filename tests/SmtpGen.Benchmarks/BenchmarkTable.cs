using SmtpGen.Benchmarks.Content;

namespace SmtpGen.Benchmarks;

/// <summary>Every benchmark, in the order of docs/performance.md. Each has a folder of its own.</summary>
internal static class BenchmarkTable
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new DotStuffingBenchmark(),
    ];
}
