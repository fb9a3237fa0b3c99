using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SmtpGen.Benchmarks.Clients;
using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>Runs one client of a scenario once, in a process of its own beside the server.</summary>
internal static class Runner
{
    public const string Smtplib = "Python smtplib";
    public const string SmtpSource = "smtp-source (C)";

    private const int SmtplibWarmUp = 10;

    public static bool IsManaged(string client) => client is not (Smtplib or SmtpSource);

    /// <summary>What one message costs.</summary>
    public static Measurement Run(string client, ServerProcess server, Scenario scenario, Regime regime, int warmUp, int count)
    {
        TimeSpan before = server.CpuTime;
        Measurement all = RunOnce(client, server, scenario, regime, warmUp, count);
        int sent = client switch { SmtpSource => count, Smtplib => count + SmtplibWarmUp, _ => count + warmUp };
        return all.For(count) with { ServerCpuSeconds = (server.CpuTime - before).TotalSeconds / sent };
    }

    private static Measurement RunOnce(string client, ServerProcess server, Scenario scenario, Regime regime, int warmUp, int count) => client switch
    {
        Smtplib => RunSmtplib(server, scenario, count),
        SmtpSource => RunSmtpSource(server, scenario, count),
        _ => Parse(Child.OfThisProgram(Worker.Arguments(client, server.Port, scenario, warmUp, count), regime)),
    };

    private static Measurement Parse(Child child)
    {
        using (child)
            return JsonSerializer.Deserialize<Measurement>(child.ReadToEnd())!;
    }

    private static Measurement RunSmtplib(ServerProcess server, Scenario scenario, int count)
    {
        string letter = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(letter, new Letter(scenario.Size, scenario.Recipients).Octets);
            string script = Path.Combine(AppContext.BaseDirectory, "Clients", "smtplib_client.py");
            return Parse(new Child(Tools.Python, [script, .. Texts(server.Port), letter, .. Texts(scenario.Recipients, SmtplibWarmUp, count)]));
        }
        finally
        {
            File.Delete(letter);
        }
    }

    // It says nothing of itself, so connecting is part of what is timed.
    private static Measurement RunSmtpSource(ServerProcess server, Scenario scenario, int count)
    {
        TimeSpan before = ChildUsage.CpuTime;
        long start = Stopwatch.GetTimestamp();
        using (var child = new Child(
            Tools.SmtpSource,
            ["-d", .. scenario.Connections == 1 ? Array.Empty<string>() : ["-s", .. Texts(scenario.Connections)],
             "-m", .. Texts(count), "-l", .. Texts(scenario.Size), "-r", .. Texts(scenario.Recipients),
             "-f", "sender@example.com", "-t", "recipient@example.com", $"127.0.0.1:{server.Port}"]))
            child.ReadToEnd();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Measurement(seconds, (ChildUsage.CpuTime - before).TotalSeconds, null, null);
    }

    private static IEnumerable<string> Texts(params int[] numbers) => numbers.Select(number => number.ToString(CultureInfo.InvariantCulture));
}
