using System.Runtime.InteropServices;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>What the child processes that have ended cost.</summary>
internal static partial class ChildUsage
{
    private const int Children = -1;

    public static TimeSpan CpuTime
    {
        get
        {
            // struct rusage: two times of seconds and microseconds, and fourteen counters.
            var usage = new long[18];
            if (GetUsage(Children, usage) != 0)
                throw new InvalidOperationException("getrusage failed.");
            return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, long[] usage);
}
