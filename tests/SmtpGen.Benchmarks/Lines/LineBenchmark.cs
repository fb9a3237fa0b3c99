using BenchmarkDotNet.Attributes;
using SmtpGen.Protocol;

namespace SmtpGen.Benchmarks.Lines;

/// <summary>What it costs to make a command line, checks of its arguments and all.</summary>
internal sealed class LineBenchmark() : Benchmark("lines", "nanoseconds and bytes for a command line")
{
    public override void Run(Report report, bool quick) => MicroBenchmarks.Run<LineWriting>(report, quick);
}

/// <summary>The lines of a transaction.</summary>
public class LineWriting
{
    private readonly Session _session = new("client.example");
    private readonly SmtpCommandLine _line = new();

    /// <summary>One recipient.</summary>
    [Benchmark(Description = "RCPT TO:<recipient0000@example.com>")]
    public int Rcpt()
    {
        _line.Begin(_session, SmtpCommands.Rcpt).ForwardPath("recipient0000@example.com").Seal();
        return _line.Octets.Length;
    }

    /// <summary>A verb alone.</summary>
    [Benchmark(Description = "DATA")]
    public int Data()
    {
        _line.Begin(_session, SmtpCommands.Data).Seal();
        return _line.Octets.Length;
    }

    /// <summary>What it takes to send the line and to expect its reply.</summary>
    [Benchmark(Description = "RCPT, its place in the output, and its reply taken")]
    public int Exchange()
    {
        _line.Begin(_session, SmtpCommands.Rcpt).ForwardPath("recipient0000@example.com").Seal();
        _session.Send(_line);
        _session.Output.Clear();
        _session.Input.Append("250 2.1.5 Ok\r\n"u8);
        return _session.TryTakeReply(out SmtpReply? reply) ? reply.Code : 0;
    }
}
