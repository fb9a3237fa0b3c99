namespace SmtpGen.Benchmarks.Throughput;

/// <summary>What one run of one client cost, connecting and warming up left out.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="CpuSeconds">The client's own processor time.</param>
/// <param name="AllocatedBytes">What it allocated; null for a client without a garbage collector to ask.</param>
/// <param name="PeakBytes">The most memory that the process held; null where it is not known.</param>
internal sealed record Measurement(double Seconds, double CpuSeconds, double? AllocatedBytes, double? PeakBytes)
{
    /// <summary>The server's processor time, by message, warming up counted in.</summary>
    public double ServerCpuSeconds { get; init; }

    /// <summary>The same for one message of so many.</summary>
    public Measurement For(int count) => this with { Seconds = Seconds / count, CpuSeconds = CpuSeconds / count, AllocatedBytes = AllocatedBytes / count };
}
