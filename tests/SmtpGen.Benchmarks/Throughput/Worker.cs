using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SmtpGen.Benchmarks.Clients;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>The child process that is measured: it connects, warms up, sends, and writes what that cost.</summary>
internal static class Worker
{
    /// <summary>The command line of a worker.</summary>
    public static string[] Arguments(string client, int port, Scenario scenario, int warmUp, int count) =>
    [
        "worker", client,
        .. new[] { port, scenario.Size, scenario.Recipients, scenario.Connections, scenario.Tls ? 1 : 0, warmUp, count }
            .Select(number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    public static int Run(string[] arguments)
    {
        int[] numbers = [.. arguments[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        if (numbers is not [int port, int size, int recipients, int connections, int tls, int warmUp, int count])
            throw new ArgumentException("A worker is started by its benchmark only.", nameof(arguments));
        var letter = new Letter(size, recipients);
        MailClient[] clients = [.. Enumerable.Range(0, connections).Select(_ => ClientTable.Make(arguments[0], letter))];
        foreach (MailClient client in clients)
            client.Connect(port, tls == 1);
        SendAll(clients, warmUp / connections);
        Measurement measurement = Measure(() => SendAll(clients, count / connections));
        foreach (MailClient client in clients)
            client.Dispose();
        Console.WriteLine(JsonSerializer.Serialize(measurement));
        return 0;
    }

    private static Measurement Measure(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // The peak begins anew: what it took to make the letter is not the client's.
        File.WriteAllText("/proc/self/clear_refs", "5");
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        action();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new Measurement(seconds, cpu.TotalSeconds, allocated, PeakMemory());
    }

    private static void SendAll(MailClient[] clients, int count)
    {
        if (clients is [MailClient only])
        {
            only.Send(count);
            return;
        }
        Exception? failure = null;
        Thread[] threads = [.. clients.Select(client => new Thread(() =>
        {
            try
            {
                client.Send(count);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        if (failure is not null)
            throw new InvalidOperationException("A connection failed.", failure);
    }

    private static long PeakMemory()
    {
        const string key = "VmHWM:";
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
