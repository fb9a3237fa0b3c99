using SmtpGen.Benchmarks.Clients;

namespace SmtpGen.Benchmarks.Throughput;

/// <summary>The letters that clients are compared by.</summary>
internal static class Scenarios
{
    private const string SendMail = "SmtpGen SendMail";
    private const string SendMailAsync = "SmtpGen SendMailAsync";
    private const string Pipe = "socket, 2 turns";
    private const string Group = "socket, 1 turn";
    private const string Chunk = "socket, BDAT";
    private const string Window = "socket, BDAT × 8";

    public static IEnumerable<Benchmark> All =>
    [
        new ThroughputBenchmark("mail-1k", "1 KiB to one recipient, smtp-sink", new Scenario(1024, 1, 20_000,
            [ClientTable.MailKit, SendMail, SendMailAsync, "MailKit, defaults", "MailKit async, no Nagle", "System.Net.Mail", Runner.Smtplib, Runner.SmtpSource, Pipe, Group])
            { Regimes = [Regime.Default, Regime.Full, Regime.Long] }),
        new ThroughputBenchmark("mail-chunks", "1 KiB to one recipient, a server that knows CHUNKING", new Scenario(1024, 1, 20_000,
            [ClientTable.MailKit, SendMail, Pipe, Group, Chunk, Window]) { IsScripted = true }),
        new ThroughputBenchmark("mail-50", "1 KiB to 50 recipients, smtp-sink", new Scenario(1024, 50, 10_000,
            [ClientTable.MailKit, SendMail, SendMailAsync, Runner.Smtplib, Runner.SmtpSource, Pipe, Group])),
        new ThroughputBenchmark("mail-100k", "100 KiB to one recipient, smtp-sink", new Scenario(100 * 1024, 1, 2_000,
            [ClientTable.MailKit, SendMail, SendMailAsync, "MailKit, defaults", Runner.Smtplib, Runner.SmtpSource, Pipe, Group])),
        new ThroughputBenchmark("mail-10m", "10 MiB to one recipient, a server that only counts", new Scenario(10 * 1024 * 1024, 1, 40,
            [ClientTable.MailKit, SendMail, SendMailAsync, Runner.Smtplib, Runner.SmtpSource, Pipe, Chunk]) { IsScripted = true }),
        new ThroughputBenchmark("mail-tls", "1 KiB to one recipient over TLS, a server that knows CHUNKING", new Scenario(1024, 1, 20_000,
            [ClientTable.MailKit, SendMail, SendMailAsync, Pipe, Group]) { Tls = true }),
        new ThroughputBenchmark("mail-10c", "1 KiB over ten connections, smtp-sink", new Scenario(1024, 1, 20_000,
            [ClientTable.MailKit, SendMail, SendMailAsync, Runner.SmtpSource, Pipe, Group]) { Connections = 10 }),
    ];
}
