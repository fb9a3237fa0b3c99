using System.Diagnostics;
using SmtpGen.Protocol;

namespace SmtpGen.Benchmarks.Content;

/// <summary>How fast content becomes what goes out after DATA.</summary>
internal sealed class DotStuffingBenchmark() : Benchmark("dots", "dot-stuffing, GB/s of input, beside memcpy and MailKit's filter")
{
    public override void Run(Report report, bool quick)
    {
        byte[] line = [.. Enumerable.Repeat((byte)'x', 76), (byte)'\r', (byte)'\n'];
        byte[] content = [.. Enumerable.Repeat(line, 800).SelectMany(octets => octets)];
        var output = new ByteBuffer(content.Length * 3);
        int rounds = quick ? 2_000 : 20_000;
        var stuffer = new DotStuffer();
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds; round++)
        {
            stuffer.Append(content, output);
            output.Clear();
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        report.Table(["lines", "GB/s"], [["76 columns", $"{content.Length * (double)rounds / seconds / 1e9:F1}"]]);
    }
}
