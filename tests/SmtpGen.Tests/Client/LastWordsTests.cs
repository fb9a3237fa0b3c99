using System.Net.Security;
using System.Net.Sockets;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>
/// A server that answers in the middle of what it gets and closes the connection, over real sockets: the write fails, and the answer came before. A refusal is told; what
/// accepts what the server has not got is not believed. Systems other than Linux may throw away with the connection what it brought.
/// </summary>
public class LastWordsTests
{
    private const string TooBig = "552 5.3.4 too big\r\n";

    private static readonly string[] Two = ["one@d.example", "two@d.example"];

    // More than all buffers between the two hold, so that the end of it is never written.
    private static readonly byte[] Long = LinesOf(8_000_000);

    /// <summary>Whether the session is encrypted, and whether the connection ends by a reset.</summary>
    public static TheoryData<Flavour, bool, bool> Endings => Combinations.WithFlavours(from encrypts in new[] { false, true } from resets in new[] { false, true } select (encrypts, resets));

    public static TheoryData<Flavour, bool> Resets => Combinations.WithFlavours([false, true]);

    public static TheoryData<Flavour, string, bool> NoRefusals => Combinations.WithFlavours(
        from word in new[] { "", "552 5.3.4 too", "nonsense\r\n", "250 2.0.0 queued\r\n", "354 go on\r\n", "2500 x\r\n" } from resets in new[] { false, true } select (word, resets));

    [LinuxTheory]
    [MemberData(nameof(Endings))]
    public async Task A_content_that_is_refused_before_its_end_is_refused(Flavour flavour, bool encrypts, bool resets)
    {
        await using LineServer server = Serve(resets, TooBig);
        await using Subject subject = await Connected(flavour, server, encrypts);
        await subject.Mail("a@b.example");
        await subject.Rcpt("c@d.example");

        Assert.Equal(TooBig, $"{await subject.Data(Long)}\r\n");

        Assert.False(subject.Client.IsConnected);
    }

    [LinuxTheory]
    [MemberData(nameof(Endings))]
    public async Task So_is_a_message(Flavour flavour, bool encrypts, bool resets)
    {
        foreach (string[] extensions in (string[][])[[], ["PIPELINING"]])
        {
            await using LineServer server = Serve(resets, TooBig, extensions);
            await using Subject subject = await Connected(flavour, server, encrypts);

            var refusal = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail("a@b.example", ["c@d.example"], Long));

            Assert.Equal(552, refusal.Reply.Code);
            Assert.False(subject.Client.IsConnected);
            Assert.False(subject.Client.MayHaveSent);
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Endings))]
    public async Task So_is_a_chunk(Flavour flavour, bool encrypts, bool resets)
    {
        foreach (string[] extensions in (string[][])[["CHUNKING"], ["CHUNKING", "PIPELINING"]])
        {
            await using LineServer server = ServeChunks(resets, TooBig, extensions);
            await using Subject subject = await Connected(flavour, server, encrypts);

            var refusal = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail("a@b.example", ["c@d.example"], Long));

            Assert.Equal(552, refusal.Reply.Code);
            Assert.False(subject.Client.MayHaveSent);
        }
        await using LineServer alone = ServeChunks(resets, TooBig, ["CHUNKING"]);
        await using Subject step = await Connected(flavour, alone, encrypts);
        await step.Mail("a@b.example");
        await step.Rcpt("c@d.example");
        Assert.Equal(552, (await step.Bdat(Long, last: true)).Code);
        Assert.False(step.Client.IsConnected);
    }

    [LinuxTheory]
    [MemberData(nameof(Resets))]
    public async Task In_LMTP_it_is_where_everybody_was_refused(Flavour flavour, bool resets)
    {
        foreach (string words in new[] { "421 4.3.2 going down\r\n", "552 5.2.2 one is full\r\n452 4.2.2 two is busy\r\n" })
        {
            await using LineServer server = Serve(resets, words, "PIPELINING");
            await using Subject subject = await ConnectedByLmtp(flavour, server);

            var refusal = await Assert.ThrowsAsync<SmtpRecipientsRefusedException>(async () => await subject.SendMail("a@b.example", Two, Long));

            Assert.Equal(Two, refusal.Recipients.Keys.Order());
        }
        foreach (string words in new[] { "552 5.2.2 one is full\r\n", "552 5.2.2 one is full\r\n250 2.0.0 two has it\r\n" })
        {
            await using LineServer server = Serve(resets, words, "PIPELINING");
            await using Subject subject = await ConnectedByLmtp(flavour, server);

            await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", Two, Long));

            Assert.False(subject.Client.MayHaveSent);
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Resets))]
    public async Task Of_many_messages_the_one_is_refused_and_those_behind_it_are_not_sent(Flavour flavour, bool resets)
    {
        await using LineServer server = Serve(resets, "421 4.3.2 going down\r\n", "PIPELINING");
        await using Subject subject = await Connected(flavour, server, encrypts: false);
        var results = new List<SmtpBatchResult>();

        await subject.SendMany([Message(Long), Message("x"u8.ToArray())], results);

        Assert.Equal([SmtpDelivery.Refused, SmtpDelivery.NotSent], results.Select(result => result.Delivery));
        Assert.Equal(421, Assert.IsType<SmtpDataException>(results[0].Error).Reply.Code);
    }

    [LinuxTheory]
    [MemberData(nameof(Resets))]
    public async Task Of_a_window_the_messages_that_were_accepted_before_it_broke_are_accepted(Flavour flavour, bool resets)
    {
        byte[][] contents = [.. Enumerable.Range(0, 8).Select(number => LinesOf(60_000 + 4 * number))];
        string third = $"BDAT {contents[2].Length} LAST";
        // What follows 421 answers nothing (RFC 5321 §3.8), though there is a command for each of it.
        string farewell = "421 4.3.2 going down\r\n" + string.Concat(Enumerable.Repeat("250 ok\r\n", 4));
        await using var server = new LineServer(new(Envelope("CHUNKING", "PIPELINING")) { ["BDAT"] = "250 2.0.0 queued\r\n", [third] = farewell }) { CutsAfter = third, Resets = resets };
        Socket socket = await server.Dial();
        // So that the rest of the window waits for the server, and is not on its way already when it leaves.
        socket.SendBufferSize = 4096;
        await using Subject subject = await Subject.Introduced(flavour, new NetworkStream(socket, ownsSocket: true), new SmtpClientOptions { LocalHostName = "client.example", Chunking = SmtpChunking.Eager });
        var results = new List<SmtpBatchResult>();

        await subject.SendMany(contents.Select(Message), results);

        Assert.Equal([SmtpDelivery.Accepted, SmtpDelivery.Accepted, SmtpDelivery.Refused], results.Take(3).Select(result => result.Delivery));
        Assert.Equal(8, results.Count);
        Assert.All(results.Skip(3), result => Assert.True(result.Delivery is SmtpDelivery.Unknown or SmtpDelivery.NotSent));
    }

    [LinuxTheory]
    [MemberData(nameof(NoRefusals))]
    public async Task What_is_no_refusal_leaves_a_lost_connection(Flavour flavour, string word, bool resets)
    {
        foreach (string[] extensions in (string[][])[[], ["PIPELINING"], ["CHUNKING"]])
        {
            await using LineServer server = extensions is ["CHUNKING"] ? ServeChunks(resets, word, extensions) : Serve(resets, word, extensions);
            await using Subject subject = await Connected(flavour, server, encrypts: false);

            await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.SendMail("a@b.example", ["c@d.example"], Long));

            Assert.False(subject.Client.IsConnected);
            Assert.False(subject.Client.MayHaveSent);
        }
    }

    [LinuxTheory]
    [MemberData(nameof(NoRefusals))]
    public async Task Nor_does_it_when_the_commands_are_sent_one_by_one(Flavour flavour, string word, bool resets)
    {
        await using LineServer server = Serve(resets, word);
        await using Subject subject = await Connected(flavour, server, encrypts: false);
        await subject.Mail("a@b.example");
        await subject.Rcpt("c@d.example");

        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Data(Long));

        Assert.False(subject.Client.IsConnected);
    }

    private static byte[] LinesOf(int length)
    {
        var lines = new byte[length];
        for (int at = 0; at < length; at++)
            lines[at] = (at % 80) switch { 78 => (byte)'\r', 79 => (byte)'\n', _ => (byte)'x' };
        (lines[^2], lines[^1]) = ((byte)'\r', (byte)'\n');
        return lines;
    }

    private static SmtpMessage Message(byte[] content) => new("a@b.example", ["c@d.example"], content);

    private static Dictionary<string, string> Envelope(params string[] extensions) => new()
    {
        ["EHLO"] = Offer(extensions), ["LHLO"] = Offer(extensions),
        ["STARTTLS"] = "220 go\r\n", ["MAIL"] = "250 ok\r\n", ["RCPT"] = "250 ok\r\n", ["DATA"] = "354 go\r\n", ["RSET"] = "250 ok\r\n",
    };

    private static string Offer(string[] extensions) => string.Concat(extensions.Prepend("server.example").Select(line => $"250-{line}\r\n")) + "250 STARTTLS\r\n";

    private static LineServer Serve(bool resets, string word, params string[] extensions) => new(Envelope(extensions)) { Tls = Tls, CutsContentWith = word, Resets = resets };

    private static LineServer ServeChunks(bool resets, string word, string[] extensions)
        => new(new(Envelope(extensions)) { ["BDAT"] = word }) { Tls = Tls, CutsAfter = "BDAT", Resets = resets };

    private static SslServerAuthenticationOptions Tls => new() { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1") };

    private static async Task<Subject> Connected(Flavour flavour, LineServer server, bool encrypts)
    {
        var subject = new Subject(flavour, new SmtpClientOptions { LocalHostName = "client.example", TlsOptions = Authority.Trusted.ClientOptions });
        await subject.Connect(server.Host, server.Port);
        if (encrypts)
            await subject.StartTls();
        await subject.EhloOrHeloIfNeeded();
        return subject;
    }

    private static async Task<Subject> ConnectedByLmtp(Flavour flavour, LineServer server)
    {
        var subject = new Subject(flavour, client: new LmtpClient(new SmtpClientOptions { LocalHostName = "client.example" }));
        await subject.Connect(server.Host, server.Port);
        return subject;
    }
}
