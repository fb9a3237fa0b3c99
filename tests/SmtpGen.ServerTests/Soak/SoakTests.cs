using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace SmtpGen.ServerTests;

/// <summary>Whoever measures the memory of the process is alone in it.</summary>
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public class Alone;

/// <summary>
/// Many senders and a server that comes and goes: every message is accounted for, and the process has at the end what it had when it was warm. Half a
/// minute, or as many minutes as SMTPGEN_SOAK_MINUTES says.
/// </summary>
[Collection(nameof(SoakTests))]
[Needs(ServerKind.Postfix)]
public class SoakTests(ITestOutputHelper output)
{
    private const string MinutesVariable = "SMTPGEN_SOAK_MINUTES";
    private const int MostShown = 20;

    // After each part nobody sends, and what there is is counted; after so many everything is warm.
    private const int Parts = 10;
    private const int WarmParts = 3;

    private const double MostHeapGrowth = 1;
    private const double MostRssGrowth = 24;
    private const int MostThreadGrowth = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<string> _unobserved = new();

    public static TheoryData<double> Minutes =>
        [Environment.GetEnvironmentVariable(MinutesVariable) is { Length: > 0 } minutes ? double.Parse(minutes, CultureInfo.InvariantCulture) : 0.5];

    [ServerTheory]
    [MemberData(nameof(Minutes))]
    public async Task Nothing_is_lost_doubled_or_left_open(double minutes)
    {
        using var server = new PostfixServer();
        server.RestartSilently();
        var ledger = new SoakLedger();
        var senders = new SoakSenders(server, ledger);
        var disturber = new SoakDisturber(server);
        List<SoakSample> samples = [];
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            var watch = Stopwatch.StartNew();
            for (int part = 0; part < Parts; part++)
            {
                using var over = new CancellationTokenSource(TimeSpan.FromMinutes(minutes / Parts));
                await Task.WhenAll(senders.Send(over.Token), Task.Run(() => disturber.Disturb(over.Token)));
                samples.Add(SoakSample.Take(watch.Elapsed));
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }
        await Drain(server);
        ledger.Find(server.DeliveredFiles);

        Print(ledger, senders, disturber, samples);
        Assert.Null(senders.Surprise);
        Assert.Empty(_unobserved);
        Assert.Empty(ledger.Violations.Take(MostShown));
        AssertFlat(samples[WarmParts], samples[^1]);
        Assert.True(disturber is { Kills: > 0, Restarts: > 0 } && ledger.Count(SmtpDelivery.Accepted) > 0 && ledger.Count(SmtpDelivery.Refused) > 0 && ledger.Count(SmtpDelivery.Unknown) > 0);
    }

    private void Print(SoakLedger ledger, SoakSenders senders, SoakDisturber disturber, List<SoakSample> samples)
    {
        output.WriteLine($"{ledger.Messages} messages over {senders.Connections} connections and those of two pools; {disturber.Kills} sessions killed, {disturber.Restarts} restarts");
        foreach (string line in ledger.Account().Concat(ledger.Words()).Concat(_unobserved).Concat(samples.Select(sample => $"{sample}")))
            output.WriteLine(line);
        List<SoakSample> warm = samples[WarmParts..];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"In an hour, once warm: RSS {SoakSample.PerHour(warm, sample => sample.Rss):+0.0;-0.0} MiB, heap {SoakSample.PerHour(warm, sample => sample.Heap):+0.00;-0.00} MiB"));
    }

    private static void AssertFlat(SoakSample warm, SoakSample end)
    {
        Assert.Equal(warm.Sockets, end.Sockets);
        Assert.Empty(SoakSample.Beyond(end.Handles, warm.Handles));
        Assert.InRange(end.Threads, 0, warm.Threads + MostThreadGrowth);
        Assert.InRange(end.Heap, 0, warm.Heap + MostHeapGrowth);
        Assert.InRange(end.Rss, 0, warm.Rss + MostRssGrowth);
    }

    // Whatever was taken is delivered.
    private static async Task Drain(PostfixServer server)
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (server.Queued.Any())
        {
            Assert.True(Environment.TickCount64 < end, "The server does not deliver what it has taken.");
            await Task.Delay(100);
        }
    }

    // Process reads what a program prints until it is disposed, and may leave a failure then: that is no client's.
    private void Note(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        string failure = e.Exception.ToString();
        if (!failure.Contains("System.Diagnostics.AsyncStreamReader", StringComparison.Ordinal))
            _unobserved.Enqueue(failure);
    }
}
