using System.Diagnostics;
using SmtpGen.Benchmarks.Clients;
using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Startup;

/// <summary>From the start of a process to its first message on the server.</summary>
internal sealed class StartupBenchmark() : Benchmark("startup", "milliseconds from process start to the first accepted message, JIT, ReadyToRun and native")
{
    private const int Rounds = 15;
    private const int QuickRounds = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public override void Run(Report report, bool quick)
    {
        using var server = new ScriptedServer(new ServerBehaviour(ServerBehaviour.Everything));
        string native = PublishedQuickstart.Native();
        string managed = PublishedQuickstart.Managed();
        string compiled = PublishedQuickstart.ReadyToRun();
        (string Name, Func<Child> Start)[] programs =
        [
            ("a bare socket, JIT", () => First(ClientTable.Pipe, server)),
            ("SmtpGen SendMail, JIT", () => First(ClientTable.SendMail, server)),
            ("MailKit, JIT", () => First(ClientTable.MailKitNoDelay, server)),
            ("the quickstart, JIT", () => Quickstart(managed, server)),
            ("the quickstart, PublishReadyToRun", () => Quickstart(compiled, server)),
            ("the quickstart, native", () => Quickstart(native, server)),
        ];
        var measured = programs.ToDictionary(program => program.Name, _ => new List<double>());
        for (int round = 0; round < (quick ? QuickRounds : Rounds); round++)
        {
            foreach ((string program, Func<Child> start) in programs)
                measured[program].Add(Measure(start, server));
        }
        report.Table(
            ["program", "ms (min–max)"],
            measured.Select(pair => (string[])[pair.Key, $"{Figures.Number(Figures.Median(pair.Value))} ({Figures.Number(pair.Value.Min())}–{Figures.Number(pair.Value.Max())})"]));
        report.Paragraph($"The native quickstart has {Figures.Number(new FileInfo(native).Length / 1e6)} MB, the test server and TLS in it.");
    }

    private static double Measure(Func<Child> start, ScriptedServer server)
    {
        int before = server.Messages;
        long clock = Stopwatch.GetTimestamp();
        using Child child = start();
        if (!SpinWait.SpinUntil(() => server.Messages > before, Limit))
            throw new TimeoutException("The first message did not come.");
        double elapsed = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        child.ReadToEnd();
        return elapsed;
    }

    private static Child First(string client, ScriptedServer server)
        => Child.OfThisProgram(["first", client, Text(server.Port)], Regime.Default, pinned: false);

    private static Child Quickstart(string program, ScriptedServer server)
        => new(program, ["--server", $"127.0.0.1:{Text(server.Port)}", "--from", "sender@example.com", "--to", "recipient@example.com"], pinned: false);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
