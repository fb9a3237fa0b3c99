using System.Reflection;

namespace SmtpGen.Benchmarks.Analyzers;

/// <summary>What the analyzers add to a build, by the compiler's own account, beside packages that people know.</summary>
internal sealed class AnalyzerCostBenchmark() : Benchmark("analyzers", "the analyzers' share of a build of 1,000 files, beside Meziantou.Analyzer and Roslynator")
{
    private const string Own = "SmtpGen.Analyzers";

    public override void Run(Report report, bool quick)
    {
        (int files, int rounds) = quick ? (200, 2) : (1000, 5);
        foreach ((int everyMailing, string about) in new[] { (20, "1 file in 20 uses the client"), (0, "no file does, and the library is not referenced") })
        {
            using var project = new SampleProject(files, everyMailing, OwnPath);
            CompileTimes cold = project.Build();
            CompileTimes[] warm = [.. Enumerable.Range(0, rounds).Select(_ => project.Build())];
            double whole = Median(warm.Select(times => times.Whole));
            report.Paragraph(
                $"{files} files, {project.Lines:N0} lines; {about}. The compiler took {whole:N0} ms (first build {cold.Whole:N0} ms); "
                + $"medians of {rounds} builds by a compiler server that is warm.");
            report.Table(
                ["analyzers", "ms", "lowest–highest", "of the compiler's time", "first build, ms"],
                cold.Analyzers.Keys.Order(StringComparer.Ordinal).Select(name => Row(name, cold, warm, whole)));
        }
    }

    private static string[] Row(string name, CompileTimes cold, CompileTimes[] warm, double whole)
    {
        double[] times = [.. warm.Select(build => build.Analyzers.GetValueOrDefault(name))];
        double median = Median(times);
        return [name == Own ? $"**{name}**" : name, $"{median:N1}", $"{times.Min():N1}–{times.Max():N1}", $"{median / whole:P1}", $"{cold.Analyzers[name]:N1}"];
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string OwnPath { get; } = typeof(AnalyzerCostBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Analyzers").Value!;
}
