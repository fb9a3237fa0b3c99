using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SmtpGen.Benchmarks.Running;

/// <summary>Small things, by BenchmarkDotNet: it warms up, repeats, and counts what is allocated.</summary>
internal static class MicroBenchmarks
{
    public static void Run<T>(Report report, bool quick)
    {
        Job job = (quick ? Job.ShortRun : Job.MediumRun).WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
        Summary summary = BenchmarkRunner.Run<T>(config);
        report.Table(["", "ns (± standard error)", "allocated B"], summary.Reports.Select(Row));
    }

    private static string[] Row(BenchmarkReport measured) =>
    [
        measured.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
        measured.ResultStatistics is { } time ? $"{Figures.Number(time.Mean)} ± {Figures.Number(time.StandardError)}" : "failed",
        Figures.Number(measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase) ?? double.NaN),
    ];
}
