using System.Diagnostics;
using SmtpGen.Benchmarks.Clients;
using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Turns;

/// <summary>What a message takes where a round trip takes 20 ms.</summary>
internal sealed class DelayBenchmark() : Benchmark("delay", "milliseconds per message at a round trip of 20 ms")
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(20);

    private static readonly (string Name, int Size, int Recipients)[] Letters =
    [
        ("1 KiB, 1 RCPT", 1024, 1),
        ("1 KiB, 10 RCPT", 1024, 10),
        ("100 KiB, 1 RCPT", 100 * 1024, 1),
    ];

    public override void Run(Report report, bool quick)
    {
        int messages = quick ? 4 : 32;
        report.Table(
            ["client", .. Letters.Select(letter => $"{letter.Name}, ms")],
            ClientTable.Compared.Select(client => (string[])[client, .. Letters.Select(letter => Figures.Number(Measure(client, letter.Size, letter.Recipients, messages)))]));
    }

    private static double Measure(string name, int size, int recipients, int messages)
    {
        using var server = new ScriptedServer(new ServerBehaviour(ServerBehaviour.Everything, Delay: RoundTrip));
        using MailClient client = ClientTable.Make(name, new Letter(size, recipients));
        client.Connect(server.Port, tls: false);
        client.Send(1);
        long start = Stopwatch.GetTimestamp();
        client.Send(messages);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / messages;
    }
}
