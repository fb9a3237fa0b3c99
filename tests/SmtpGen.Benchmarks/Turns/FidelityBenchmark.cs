using System.Text;
using SmtpGen.Benchmarks.Clients;
using SmtpGen.Benchmarks.Servers;

namespace SmtpGen.Benchmarks.Turns;

/// <summary>Whether what arrives is what was sent, octet for octet: a client that is fast because it sends something else is out of the race.</summary>
internal sealed class FidelityBenchmark() : Benchmark("fidelity", "every client's messages, compared octet for octet on arrival")
{
    private const int Messages = 20;

    public override void Run(Report report, bool quick) => report.Table(
        ["client", "1 KiB", "100 KiB", "10 MiB"],
        ClientTable.Compared.Select(client => (string[])[client, Compare(client, 1024), Compare(client, 100 * 1024), Compare(client, 10 * 1024 * 1024)]));

    private static string Compare(string name, int size)
    {
        int count = size > 1 << 20 ? 2 : Messages;
        var letter = new Letter(size, 2);
        using var server = new ScriptedServer(new ServerBehaviour(ServerBehaviour.Everything, Keeps: true));
        using MailClient client = ClientTable.Make(name, letter);
        client.Connect(server.Port, tls: false);
        client.Send(count);
        if (server.Kept.Count != count)
            throw new InvalidOperationException($"{name}: {count} messages were sent and {server.Kept.Count} came.");
        if (server.Kept.All(message => message.AsSpan().SequenceEqual(letter.Octets)))
            return "same";
        // System.Net.Mail makes the message itself, out of the text.
        string body = Encoding.ASCII.GetString(letter.Octets).Split("\r\n\r\n", 2)[1];
        return server.Kept.All(message => Encoding.ASCII.GetString(message).Replace("=\r\n", "", StringComparison.Ordinal).Contains(body[..60], StringComparison.Ordinal))
            ? "its own headers and encoding"
            : throw new InvalidOperationException($"{name} sent something else than it was given.");
    }
}
