using static SmtpGen.Benchmarks.Clients.ClientTable;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>The letters that clients are compared by.</summary>
internal static class Scenarios
{
    public static IEnumerable<Benchmark> All =>
    [
        new ThroughputBenchmark("mail-1k", "1 KiB to one recipient, smtp-sink", new Scenario(1024, 1, 20_000,
            [MailKitNoDelay, SendMail, SendMailAsync, SendMany, SendManyAsync, MailKitDefaults, MailKitAsync, NetMail, Runner.Smtplib, Runner.SmtpSource, Pipe, Group])
            { Regimes = [Regime.Default, Regime.Full, Regime.Long] }),
        new ThroughputBenchmark("mail-chunks", "1 KiB to one recipient, a server that knows CHUNKING", new Scenario(1024, 1, 20_000,
            [MailKitNoDelay, SendMail, SendMailEager, SendMany, SendManyEager, Pipe, Group, Chunk, Window]) { IsScripted = true }),
        new ThroughputBenchmark("mail-50", "1 KiB to 50 recipients, smtp-sink", new Scenario(1024, 50, 10_000,
            [MailKitNoDelay, SendMail, SendMailAsync, SendMany, Runner.Smtplib, Runner.SmtpSource, Pipe, Group])),
        new ThroughputBenchmark("mail-100k", "100 KiB to one recipient, smtp-sink", new Scenario(100 * 1024, 1, 2_000,
            [MailKitNoDelay, SendMail, SendMailAsync, SendMany, MailKitDefaults, Runner.Smtplib, Runner.SmtpSource, Pipe, Group])),
        new ThroughputBenchmark("mail-10m", "10 MiB to one recipient, a server that only counts", new Scenario(10 * 1024 * 1024, 1, 40,
            [MailKitNoDelay, SendMail, SendMailAsync, SendMany, Runner.Smtplib, Runner.SmtpSource, Pipe, Chunk]) { IsScripted = true }),
        new ThroughputBenchmark("mail-tls", "1 KiB to one recipient over TLS, a server that knows CHUNKING", new Scenario(1024, 1, 20_000,
            [MailKitNoDelay, SendMail, SendMailAsync, SendMany, SendManyEager, Pipe, Group, Chunk]) { Tls = true }),
        new ThroughputBenchmark("mail-10c", "1 KiB over ten connections, smtp-sink", new Scenario(1024, 1, 20_000,
            [MailKitNoDelay, SendMail, SendMailAsync, SendMany, Runner.SmtpSource, Pipe, Group]) { Connections = 10 }),
    ];
}
