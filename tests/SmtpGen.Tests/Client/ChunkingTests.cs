using System.Buffers;
using System.Text;
using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Content by BDAT (RFC 3030): what arrives, in which chunks, and when no more of them goes out.</summary>
public class ChunkingTests
{
    private const int ChunkSize = 256 * 1024;

    public static TheoryData<Flavour, SmtpChunking> Policies => Combinations.WithFlavours([SmtpChunking.InOrder, SmtpChunking.Eager]);

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task What_arrives_by_BDAT_is_what_arrives_by_DATA(Flavour flavour, SmtpChunking chunking)
    {
        foreach (string content in new[] { "", "a", "a\n", "\n", "\r", "\r\n", ".\r\n.", "a\rb\nc\r\nd", "\r\r\n\n", "x\n.\n..\n", "\u00e9\0\r" })
        {
            byte[] octets = Encoding.Latin1.GetBytes(content);
            ModelServer byData = new("PIPELINING"), byChunks = new("PIPELINING", "CHUNKING");
            await using Subject data = await BatchCase.Introduced(flavour, byData);
            await using Subject chunks = await BatchCase.Introduced(flavour, byChunks, chunking);

            await data.SendMail("a@b.example", ["c@d.example"], octets);
            await chunks.SendMail("a@b.example", ["c@d.example"], octets);
            await chunks.SendMail("a@b.example", ["c@d.example"], new MemoryStream(octets));

            string expected = string.Join("\r\n", byData.Delivered[0].Content.Split("\r\n").Select(line => line.StartsWith('.') ? line[1..] : line));
            Assert.Equal([expected, expected], byChunks.Delivered.Select(delivery => delivery.Content));
            Assert.DoesNotContain("DATA", byChunks.Commands);
        }
    }

    [Fact]
    public void Line_ends_are_mended_however_the_content_is_cut()
    {
        byte[] letters = "\r\n.a"u8.ToArray();
        for (int number = 0; number < 1 << 12; number++)
        {
            byte[] content = [.. Enumerable.Range(0, 6).Select(place => letters[(number >> (2 * place)) & 3])];
            string expected = Encoding.ASCII.GetString(content).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);
            expected += expected.EndsWith('\n') ? "" : "\r\n";
            for (int cut = 0; cut <= content.Length; cut++)
            {
                var output = new ByteBuffer(16);
                var lineEnds = new LineEnds();
                lineEnds.Append(content.AsSpan(0, cut), output);
                lineEnds.Append(content.AsSpan(cut), output);
                lineEnds.Finish(output);

                Assert.Equal(expected, Encoding.ASCII.GetString(output.Span));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Clean_content_in_memory_is_one_chunk_and_a_stream_goes_in_many(Flavour flavour, SmtpChunking chunking)
    {
        byte[] octets = [.. Enumerable.Repeat("0123456789abcd\r\n"u8.ToArray(), 20_000).SelectMany(line => line)];
        var server = new ModelServer("PIPELINING", "CHUNKING");
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);

        await subject.SendMail("a@b.example", ["c@d.example"], octets);
        await subject.SendMail("a@b.example", ["c@d.example"], new MemoryStream(octets));

        string[] chunks = [.. server.Commands.Where(command => command.StartsWith("BDAT", StringComparison.Ordinal))];
        Assert.Equal($"BDAT {octets.Length} LAST", chunks[0]);
        Assert.Equal(octets.Length, chunks[1..].Sum(chunk => int.Parse(chunk.Split(' ')[1])));
        Assert.All(chunks[1..^1], chunk => Assert.Equal($"BDAT {ChunkSize}", chunk));
        Assert.EndsWith(" LAST", chunks[^1], StringComparison.Ordinal);
        Assert.All(server.Delivered, delivery => Assert.Equal(octets.Length, delivery.Content.Length));
    }

    // Around the length of a block: nothing is lost or written twice where one ends, what goes as it is included.
    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Content_of_about_a_block_or_two_arrives_whole(Flavour flavour, SmtpChunking chunking)
    {
        foreach (int length in new[] { -20, -3, -2, -1, 0, 1, 2, 3, 20 }.SelectMany(more => new[] { ChunkSize + more, 2 * ChunkSize + more }))
        {
            string line = string.Concat(Enumerable.Repeat("0123456789abcdef", 4)) + "\r\n";
            string content = string.Concat(Enumerable.Repeat(line, length / line.Length)) + new string('x', length % line.Length) + "\r\n";
            byte[] octets = Encoding.ASCII.GetBytes(content)[^length..];
            var server = new ModelServer("PIPELINING", "CHUNKING");
            var withoutChunks = new ModelServer("PIPELINING");
            await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);
            await using Subject byData = await BatchCase.Introduced(flavour, withoutChunks, chunking);
            SmtpMessage[] messages = [.. new[] { octets, "short\r\n"u8.ToArray(), octets }.Select(content => new SmtpMessage("a@b.example", ["c@d.example"], content))];

            await subject.SendMany(messages);
            await byData.SendMany(messages);

            Assert.Equal(messages.Select(message => Encoding.ASCII.GetString(message.Content.Span)), server.Delivered.Select(delivery => delivery.Content));
            Assert.Equal(messages.Select(message => Encoding.ASCII.GetString(message.Content.Span)), withoutChunks.Delivered.Select(delivery => delivery.Content));
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Content_in_pieces_of_memory_arrives_whole_and_may_be_sent_again(Flavour flavour, SmtpChunking chunking)
    {
        byte[] octets = [.. Enumerable.Range(0, 200_001).Select(number => (byte)(number % 64 == 63 ? '\n' : 'a' + number % 26))];
        var message = new SmtpMessage("a@b.example", ["c@d.example"], Pieces.Of(octets[..63], octets[63..64], [], octets[64..]));
        foreach (string[] extensions in new string[][] { ["PIPELINING", "SIZE"], ["PIPELINING", "CHUNKING", "SIZE"] })
        {
            var server = new ModelServer(extensions);
            await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);

            await subject.SendMany([message, message, new SmtpMessage("a@b.example", ["c@d.example"], new ReadOnlySequence<byte>("one\r\n"u8.ToArray()))]);

            string expected = Encoding.ASCII.GetString(octets).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n";
            Assert.Equal([expected, expected, "one\r\n"], server.Delivered.Select(delivery => delivery.Content));
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Once_a_chunk_is_refused_no_other_one_is_begun(Flavour flavour, SmtpChunking chunking)
    {
        foreach ((string[] extensions, int most) in new[] { (new[] { "CHUNKING" }, 2), (["PIPELINING", "CHUNKING"], 2 + 8) })
        {
            var server = new ModelServer(extensions) { RefusesContent = content => content.Length > ChunkSize && content.Length < 100 * ChunkSize ? "552 5.3.4 too much" : null };
            await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);
            var endless = new MemoryStream(new byte[50 * ChunkSize]);

            var error = await Assert.ThrowsAsync<SmtpDataException>(async () => await subject.SendMail("a@b.example", ["c@d.example"], endless));

            Assert.Equal(552, error.SmtpCode);
            Assert.InRange(server.Commands.Count(command => command.StartsWith("BDAT", StringComparison.Ordinal)), 2, most);
            Assert.Equal("RSET", server.Commands[^1]);
            Assert.False(subject.Client.IsChunking);
            Assert.True((await subject.SendMail("a@b.example", ["c@d.example"], "x")).Reply.IsSuccess);
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Binary_content_goes_octet_for_octet(Flavour flavour, SmtpChunking chunking)
    {
        byte[] octets = [0, 13, 10, 10, 13, 46, 255, 10];
        var server = new ModelServer("PIPELINING", "CHUNKING", "BINARYMIME", "8BITMIME", "SIZE");
        await using Subject subject = await BatchCase.Introduced(flavour, server, chunking);
        var options = new MailOptions { Body = SmtpBody.BinaryMime };

        await subject.SendMail("a@b.example", ["c@d.example"], octets, options);
        await subject.SendMany([new SmtpMessage("a@b.example", ["c@d.example"], new MemoryStream(octets)) { MailOptions = options }]);

        Assert.All(server.Delivered, delivery => Assert.Equal(octets, Encoding.Latin1.GetBytes(delivery.Content)));
        Assert.Equal(["MAIL FROM:<a@b.example> SIZE=8 BODY=BINARYMIME", "MAIL FROM:<a@b.example> SIZE=8 BODY=BINARYMIME"], server.Delivered.Select(delivery => delivery.From));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task In_order_no_content_goes_out_for_a_message_without_recipients(Flavour flavour)
    {
        ModelServer server = BatchCase.Server(["PIPELINING", "CHUNKING"]);
        await using Subject subject = await BatchCase.Introduced(flavour, server);

        await subject.SendMany(BatchCase.Messages("all sender none"));

        Assert.Single(server.Commands, command => command.StartsWith("BDAT", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_content_that_fails_to_be_read_is_not_sent_and_ends_the_connection(Flavour flavour)
    {
        foreach (string[] extensions in new string[][] { ["PIPELINING"], ["PIPELINING", "CHUNKING"] })
        {
            var server = new ModelServer(extensions);
            await using Subject subject = await BatchCase.Introduced(flavour, server);
            var good = new SmtpMessage("a@b.example", ["c@d.example"], "x\r\n"u8.ToArray());

            List<SmtpBatchResult> results = await subject.SendMany([good, new SmtpMessage("a@b.example", ["c@d.example"], new FailingStream()), good]);

            Assert.Equal([SmtpDelivery.Accepted, SmtpDelivery.NotSent, SmtpDelivery.NotSent], results.Select(result => result.Delivery));
            Assert.Equal([null, typeof(InvalidDataException), typeof(SmtpServerDisconnectedException)], results.Select(result => result.Error?.GetType()));
            Assert.Single(server.Delivered);
            Assert.True(server.IsClosed);
        }
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new InvalidDataException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidDataException();
    }
}
