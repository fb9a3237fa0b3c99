namespace SmtpGen.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Chosen">The benchmarks to run, in the order of the table.</param>
/// <param name="Quick">Whether few rounds are enough: figures to look at, none to keep.</param>
/// <param name="Write">Whether docs/performance.md gets the tables.</param>
internal sealed record Arguments(IReadOnlyList<Benchmark> Chosen, bool Quick, bool Write)
{
    private const string Everything = "all";

    /// <summary>Null where the line names nothing, or something that is not there.</summary>
    public static Arguments? Parse(string[] args)
    {
        var switches = args.Where(argument => argument.StartsWith('-')).ToHashSet();
        var names = args.Where(argument => !argument.StartsWith('-')).ToHashSet();
        bool quick = switches.Remove("--quick");
        bool write = switches.Remove("--write");
        bool all = names.Remove(Everything);
        Benchmark[] chosen = [.. BenchmarkTable.All.Where(benchmark => names.Remove(benchmark.Name) || all)];
        return switches.Count + names.Count > 0 || chosen.Length == 0 ? null : new Arguments(chosen, quick, write);
    }
}
