using System.Globalization;
using System.Text.RegularExpressions;

namespace SmtpGen.ServerTests;

/// <summary>What the process has when nobody sends.</summary>
/// <param name="Minutes">When, since the beginning.</param>
/// <param name="Rss">Its memory, in MiB.</param>
/// <param name="Heap">What is alive in the managed heap, in MiB.</param>
/// <param name="Handles">
/// What it has open: files and sockets, a name for each. Assemblies and their symbols are left out: the runtime keeps each open that it has read, and reads some late (the
/// symbols when somebody writes a stack trace).
/// </param>
/// <param name="Threads">Its threads.</param>
internal sealed partial record SoakSample(double Minutes, double Rss, double Heap, IReadOnlyList<string> Handles, int Threads)
{
    private const double MiB = 1024 * 1024;

    /// <summary>How many of its handles are sockets.</summary>
    public int Sockets => Handles.Count(name => name.StartsWith("socket:", StringComparison.Ordinal));

    public static SoakSample Take(TimeSpan since)
    {
        for (int round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return new SoakSample(since.TotalMinutes, Status("VmRSS") / 1024, GC.GetTotalMemory(forceFullCollection: true) / MiB, [.. OpenFiles()], (int)Status("Threads"));
    }

    /// <summary>How something grows in an hour: the slope of the line that fits best.</summary>
    public static double PerHour(IReadOnlyList<SoakSample> samples, Func<SoakSample, double> what)
    {
        double time = samples.Average(sample => sample.Minutes), mean = samples.Average(what);
        return 60 * samples.Sum(sample => (sample.Minutes - time) * (what(sample) - mean)) / samples.Sum(sample => Math.Pow(sample.Minutes - time, 2));
    }

    /// <summary>What of one thing there is more than of the other.</summary>
    public static IEnumerable<string> Beyond(IEnumerable<string> now, IEnumerable<string> before)
    {
        ILookup<string, string> known = before.ToLookup(name => name, StringComparer.Ordinal);
        return now.GroupBy(name => name, StringComparer.Ordinal).SelectMany(names => names.Skip(known[names.Key].Count()));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Minutes:0.00} min: RSS {Rss:0.0} MiB, heap {Heap:0.00} MiB, {Handles.Count} handles, {Sockets} sockets, {Threads} threads");

    // A socket or a pipe is called by its kind and a number of its own, which the next one does not have.
    private static IEnumerable<string> OpenFiles() => Directory.EnumerateFiles("/proc/self/fd")
        .Select(file => Number().Replace(File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name ?? "", ""))
        .Where(file => Path.GetExtension(file) is not (".dll" or ".pdb"));

    private static double Status(string name) => double.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[[0-9]+\]$")]
    private static partial Regex Number();
}
