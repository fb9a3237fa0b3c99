namespace SmtpGen.Benchmarks;

/// <summary>Runs the chosen benchmarks one after the other and shows, and where asked to keeps, what each reports.</summary>
internal static class Suite
{
    public static int Run(Arguments arguments)
    {
        foreach (Benchmark benchmark in arguments.Chosen)
        {
            var report = new Report();
            benchmark.Run(report, arguments.Quick);
            Console.WriteLine($"### {benchmark.Name}\n\n{report.Text}");
            if (arguments.Write)
                PerformancePage.Replace(benchmark.Name, report.Text);
        }
        return 0;
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/SmtpGen.Benchmarks -- [--quick] [--write] <name>... | all

              --quick   few rounds, to see that everything runs: no figures to keep
              --write   puts the tables into docs/performance.md

            """);
        foreach (Benchmark benchmark in BenchmarkTable.All)
            Console.Error.WriteLine($"  {benchmark.Name,-12}{benchmark.About}");
        return 2;
    }
}
