using SmtpGen.Benchmarks.Clients;
using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Turns;

/// <summary>How often a client waits for the server: counted by one that answers only when the client has stopped writing.</summary>
internal sealed class TurnsBenchmark() : Benchmark("turns", "turns per message, with each group of extensions")
{
    private const int Messages = 8;
    private const int AtATime = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private static readonly (string Name, string[] Extensions)[] Offers =
    [
        ("nothing", []),
        ("PIPELINING", ["PIPELINING"]),
        ("CHUNKING", ["CHUNKING"]),
        ("both", ["PIPELINING", "CHUNKING"]),
    ];

    private static readonly int[] Recipients = [1, 10];

    public override void Run(Report report, bool quick)
    {
        // Nearly all of it is waiting, so many are counted at a time.
        var cells = ClientTable.Compared.SelectMany(client => Columns.Select(column => (client, column))).ToArray();
        string[] counts = [.. cells.AsParallel().AsOrdered().WithDegreeOfParallelism(AtATime)
            .Select(cell => Figures.Number(Count(cell.client, cell.column.Extensions, cell.column.Recipients)))];
        report.Table(
            ["client", .. Columns.Select(column => $"{column.Name}, {column.Recipients} RCPT")],
            ClientTable.Compared.Zip(counts.Chunk(Columns.Count()), (client, row) => (string[])[client, .. row]));
    }

    private static IEnumerable<(string Name, string[] Extensions, int Recipients)> Columns
        => Offers.SelectMany(offer => Recipients.Select(recipients => (offer.Name, offer.Extensions, recipients)));

    // What each message adds: twice as many, less as many.
    private static double Count(string name, string[] extensions, int recipients)
    {
        using var server = new ScriptedServer(new ServerBehaviour(extensions, Patience: Patience));
        using MailClient client = ClientTable.Make(name, new Letter(1024, recipients));
        client.Connect(server.Port, tls: false);
        // The first one may introduce the client.
        client.Send(1);
        int start = server.Turns;
        client.Send(Messages);
        int once = server.Turns;
        client.Send(2 * Messages);
        return (server.Turns - once - (once - start)) / (double)Messages;
    }
}
