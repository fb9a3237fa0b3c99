using System.Text;
using BenchmarkDotNet.Attributes;
using SmtpGen.Protocol;

namespace SmtpGen.Benchmarks.Replies;

/// <summary>What it costs to read a reply that is there.</summary>
internal sealed class ReplyBenchmark() : Benchmark("replies", "nanoseconds and bytes for a line of a reply")
{
    public override void Run(Report report, bool quick) => MicroBenchmarks.Run<ReplyReading>(report, quick);
}

/// <summary>Replies as servers send them: to a message that goes well, and a long listing.</summary>
public class ReplyReading
{
    private const int Lines = 1000;
    private readonly Session _session = new("client.example");
    private readonly ReplyReader _reader = new();
    private readonly byte[] _short = "250 2.1.5 Ok\r\n"u8.ToArray();
    private readonly byte[] _long = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Range(1, Lines - 1).Select(number => $"250-2.1.5 line {number} of many\r\n")) + "250 2.1.5 the last line\r\n");

    /// <summary>One line out of a reply of a thousand.</summary>
    [Benchmark(Description = "a line of a long reply, found and checked", OperationsPerInvoke = Lines)]
    public bool Long() => _reader.TryRead(_long, out _, out _);

    /// <summary>The reply to one command.</summary>
    [Benchmark(Description = "a reply of one line, found and checked")]
    public bool Short() => _reader.TryRead(_short, out _, out _);

    /// <summary>The same, as a reply that the session hands out.</summary>
    [Benchmark(Description = "the same, with what it does to the session, as an object")]
    public int Taken()
    {
        _session.Expect(SmtpCommands.Rcpt, "recipient@example.com");
        _session.Input.Append(_short);
        return _session.TryTakeReply(out SmtpReply? reply) ? reply.Code : 0;
    }
}
