using System.Diagnostics;
using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Benchmarks.Content;

/// <summary>How fast content becomes what goes out after DATA.</summary>
internal sealed class DotStuffingBenchmark() : Benchmark("dots", "dot-stuffing, GB/s of input, beside memcpy and MailKit's filter")
{
    private const int Piece = 16 * 1024;
    private const int Total = 16 * 1024 * 1024;

    private static readonly (string Name, string Line)[] Contents =
    [
        ("76 columns", new string('x', 76) + "\r\n"),
        ("4 columns", "abcd\r\n"),
        ("a dot on every line, 76 columns", "." + new string('x', 75) + "\r\n"),
        ("a dot on every line, 4 columns", ".abc\r\n"),
        ("LF for a line end, 76 columns", new string('x', 76) + "\n"),
    ];

    private delegate int Encoder(ReadOnlySpan<byte> piece);

    public override void Run(Report report, bool quick)
    {
        int rounds = quick ? 10 : 60;
        report.Table(
            ["16 MiB in pieces of 16 KiB, GB/s of input", "memcpy", "SmtpGen", "MailKit's filter", "× MailKit"],
            Contents.Select(content => Row(content.Name, Encoding.ASCII.GetBytes(content.Line), rounds)));
    }

    private static string[] Row(string name, byte[] line, int rounds)
    {
        byte[] content = new byte[Total];
        for (int at = 0; at < content.Length; at++)
            content[at] = line[at % line.Length];
        double[] rates = [.. new[] { Copying(), Stuffing(), Filtering() }.Select(encoder => Measure(encoder, content, rounds))];
        return [name, .. rates.Select(Figures.Number), Figures.Number(rates[1] / rates[2])];
    }

    // The best round: what others do on the machine in the meantime only ever adds.
    private static double Measure(Encoder encoder, byte[] content, int rounds)
    {
        double best = double.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int at = 0; at < content.Length; at += Piece)
                encoder(content.AsSpan(at, Piece));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return content.Length / best / 1e9;
    }

    private static Encoder Copying()
    {
        byte[] target = new byte[Piece];
        return piece =>
        {
            piece.CopyTo(target);
            return piece.Length;
        };
    }

    private static Encoder Stuffing()
    {
        var output = new ByteBuffer(3 * Piece);
        var stuffer = new DotStuffer();
        return piece =>
        {
            output.Clear();
            stuffer.Append(piece, output);
            return output.Length;
        };
    }

    // It takes arrays only, so the piece is copied first: 1 % of what it costs.
    private static Encoder Filtering()
    {
        byte[] source = new byte[Piece];
        var filter = new MailKit.Net.Smtp.SmtpDataFilter();
        return piece =>
        {
            piece.CopyTo(source);
            filter.Filter(source, 0, piece.Length, out _, out int length);
            return length;
        };
    }
}
