using System.Text;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>How often a client waits for its server, and how often it writes and reads, counted by a server that answers only when it is waited for.</summary>
public class TurnTests
{
    private const int Messages = 64;
    private static readonly byte[] OneKiB = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a line of text that has sixty-two octets and then its end, so\r\n", 16)));

    /// <summary>What the server offers, the policy, the recipients, and the turns that one message costs alone and among many.</summary>
    public static TheoryData<Flavour, Figures> Table => Combinations.WithFlavours<Figures>(
        from figures in (Figures[])
        [
            new(["PIPELINING"], SmtpChunking.InOrder, 1, Single: 2, Queue: 1),
            new(["PIPELINING"], SmtpChunking.InOrder, 10, Single: 2, Queue: 1),
            new(["PIPELINING", "SIZE", "8BITMIME"], SmtpChunking.Eager, 10, Single: 2, Queue: 1),
            new(["PIPELINING", "CHUNKING"], SmtpChunking.Never, 10, Single: 2, Queue: 1),
            new(["PIPELINING", "CHUNKING"], SmtpChunking.InOrder, 1, Single: 2, Queue: 1),
            new(["PIPELINING", "CHUNKING"], SmtpChunking.InOrder, 10, Single: 2, Queue: 1),
            new(["PIPELINING", "CHUNKING"], SmtpChunking.Eager, 1, Single: 1, Queue: 0.125),
            new([], SmtpChunking.InOrder, 1, Single: 4, Queue: 4),
            new([], SmtpChunking.InOrder, 10, Single: 13, Queue: 13),
            new(["CHUNKING"], SmtpChunking.InOrder, 10, Single: 12, Queue: 12),
        ]
        select figures);

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_message_costs_its_turns_and_no_more(Flavour flavour, Figures figures)
    {
        var server = new ModelServer(figures.Extensions);
        await using Subject subject = await Introduced(flavour, server, figures.Chunking);
        SmtpMessage message = new("a@b.example", [.. Enumerable.Range(0, figures.Recipients).Select(number => $"c{number}@d.example")], OneKiB);

        server.ResetCounts();
        await subject.SendMail(message.From, message.To, message.Content);
        Assert.Equal(figures.Single, server.Turns);
        server.ResetCounts();
        List<SmtpBatchResult> results = await subject.SendMany(Enumerable.Repeat(message, Messages));

        Assert.All(results, result => Assert.Equal(SmtpDelivery.Accepted, result.Delivery));
        Assert.Equal(Messages + 1, server.Delivered.Count);
        // Where messages overlap, the first one has nobody to share its first turn with.
        double overlapping = figures is { Queue: 1 } ? 1 : 0;
        Assert.Equal(figures.Queue * Messages + overlapping, server.Turns);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_turn_is_one_write_and_one_read(Flavour flavour, Figures figures)
    {
        var server = new ModelServer(figures.Extensions);
        await using Subject subject = await Introduced(flavour, server, figures.Chunking);
        var message = new SmtpMessage("a@b.example", ["c@d.example"], OneKiB);

        server.ResetCounts();
        await subject.SendMail(message.From, message.To, message.Content);
        Assert.Equal((server.Turns, server.Turns), (server.Writes, server.Reads));
        server.ResetCounts();
        await subject.SendMany(Enumerable.Repeat(message, Messages));

        Assert.Equal((server.Turns, server.Turns), (server.Writes, server.Reads));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_session_begins_in_two_turns(Flavour flavour)
    {
        var server = new ModelServer("PIPELINING");
        await using var subject = new Subject(flavour);

        await subject.Connect(server);
        // The greeting waits for nobody.
        Assert.Equal((0, 0, 1), (server.Turns, server.Writes, server.Reads));
        await subject.SendMail("a@b.example", ["c@d.example"], OneKiB);

        Assert.Equal((3, 3, 4), (server.Turns, server.Writes, server.Reads));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_long_message_takes_two_more_writes_at_most(Flavour flavour)
    {
        byte[] content = [.. Enumerable.Repeat(OneKiB, 100).SelectMany(octets => octets)];
        foreach (string[] extensions in new string[][] { ["PIPELINING"], ["PIPELINING", "CHUNKING"] })
        {
            var server = new ModelServer(extensions);
            await using Subject subject = await Introduced(flavour, server, SmtpChunking.InOrder);
            server.ResetCounts();

            await subject.SendMail("a@b.example", ["c@d.example"], content);

            Assert.Equal(2, server.Turns);
            Assert.InRange(server.Writes, 2, 4);
        }
    }

    private static Task<Subject> Introduced(Flavour flavour, ModelServer server, SmtpChunking chunking)
        => Subject.Introduced(flavour, server, new SmtpClientOptions { LocalHostName = "client.example", Chunking = chunking });

    public sealed record Figures(string[] Extensions, SmtpChunking Chunking, int Recipients, int Single, double Queue)
    {
        public override string ToString() => $"[{string.Join(' ', Extensions)}] {Chunking} {Recipients}";
    }
}
