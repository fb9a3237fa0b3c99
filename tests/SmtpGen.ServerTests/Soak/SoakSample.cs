using System.Globalization;

namespace SmtpGen.ServerTests;

/// <summary>What the process has when nobody sends.</summary>
/// <param name="Minutes">When, since the beginning.</param>
/// <param name="Rss">Its memory, in MiB.</param>
/// <param name="Heap">What is alive in the managed heap, in MiB.</param>
/// <param name="Handles">Its open files, sockets included, and assemblies left out: each that is loaded stays open, and some are loaded late.</param>
/// <param name="Sockets">Its sockets.</param>
/// <param name="Threads">Its threads.</param>
internal sealed record SoakSample(double Minutes, double Rss, double Heap, int Handles, int Sockets, int Threads)
{
    private const double MiB = 1024 * 1024;

    public static SoakSample Take(TimeSpan since)
    {
        for (int round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        string[] files = [.. Directory.EnumerateFiles("/proc/self/fd").Select(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name ?? "").Where(file => !file.EndsWith(".dll", StringComparison.Ordinal))];
        return new SoakSample(
            since.TotalMinutes, Status("VmRSS") / 1024, GC.GetTotalMemory(forceFullCollection: true) / MiB, files.Length,
            files.Count(file => file.StartsWith("socket:", StringComparison.Ordinal)), (int)Status("Threads"));
    }

    /// <summary>How something grows in an hour: the slope of the line that fits best.</summary>
    public static double PerHour(IReadOnlyList<SoakSample> samples, Func<SoakSample, double> what)
    {
        double time = samples.Average(sample => sample.Minutes), mean = samples.Average(what);
        return 60 * samples.Sum(sample => (sample.Minutes - time) * (what(sample) - mean)) / samples.Sum(sample => Math.Pow(sample.Minutes - time, 2));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Minutes:0.00} min: RSS {Rss:0.0} MiB, heap {Heap:0.00} MiB, {Handles} handles, {Sockets} sockets, {Threads} threads");

    private static double Status(string name) => double.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);
}
