using System.Text;
using CsCheck;
using SmtpGen.Fuzz;
using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Properties;

/// <summary>Content that is longer than what can be tried in full, in pieces of any length.</summary>
public class ContentPropertyTests
{
    private static readonly Gen<byte[]> Octets = Gen.OneOf<string>(
        Gen.OneOf((string[])["\r\n", "\r\n.", "\r", "\n", ".", "\r\n.\r\n", "\n.\n", "\r.\r", "\0", "\u00e9"]),
        Gen.String[Gen.Char["abc"], 1, 40]).Array[0, 24].Select(parts => Encoding.Latin1.GetBytes(string.Concat(parts)));

    private static readonly Gen<(byte[] Octets, int[] Lengths)> InPieces = Gen.Select(Octets, Gen.Frequency((3, (IGen<int>)Gen.Int[1, 3]), (1, Gen.Int[1, 70])).Array[1, 8]);

    [Fact]
    public void It_arrives_as_what_it_means_in_whatever_pieces_it_comes() => Property.Holds(InPieces, 100_000, content =>
    {
        byte[] lines = ReferenceContent.Normalize(content.Octets);
        Assert.True(ReferenceContent.Unstuff(Written(content, doublesDots: true)) is { } arrived && arrived.AsSpan().SequenceEqual(lines));
        Assert.True(lines.AsSpan().SequenceEqual(Written(content, doublesDots: false)));
    });

    /// <summary>The whole way: as a stream that gives pieces, by DATA and by BDAT.</summary>
    [Fact]
    public void A_client_sends_it_so_from_a_stream_too() => Property.Holds(InPieces, 5_000, content =>
    {
        byte[] lines = ReferenceContent.Normalize(content.Octets);
        var byData = new ScriptedStream().ExpectEhlo().ExpectAnything("250 ok\r\n").ExpectAnything("250 ok\r\n").ExpectAnything("354 go\r\n").ExpectAnything("250 taken\r\n");
        Assert.Equal(lines, ReferenceContent.Unstuff(Sent(byData, content, "DATA\r\n")));

        var byChunks = new ScriptedStream().ExpectEhlo("CHUNKING").ExpectAnything("250 ok\r\n").ExpectAnything("250 ok\r\n").ExpectAnything("250 taken\r\n");
        Assert.Equal(lines, Sent(byChunks, content, " LAST\r\n"));
    });

    private static byte[] Written((byte[] Octets, int[] Lengths) content, bool doublesDots)
    {
        var output = new ByteBuffer(16);
        var stuffer = new DotStuffer();
        var lines = new LineEnds(doublesDots: false);
        foreach (ReadOnlyMemory<byte> piece in PiecesOf(content))
        {
            if (doublesDots)
                stuffer.Append(piece.Span, output);
            else
                lines.Append(piece.Span, output);
        }
        if (doublesDots)
            stuffer.Finish(output);
        else
            lines.Finish(output);
        return output.Span.ToArray();
    }

    private static byte[] Sent(ScriptedStream server, (byte[] Octets, int[] Lengths) content, string lead)
    {
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(server);
        client.SendMail("a@from.example", "b@to.example", new PieceStream(PiecesOf(content)));
        string sent = server.Received;
        Assert.Equal(0, server.StepsLeft);
        return Encoding.Latin1.GetBytes(sent[(sent.IndexOf(lead, StringComparison.Ordinal) + lead.Length)..]);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> PiecesOf((byte[] Octets, int[] Lengths) content)
    {
        int turn = 0;
        for (int at = 0; at < content.Octets.Length;)
        {
            int length = Math.Min(content.Lengths[turn++ % content.Lengths.Length], content.Octets.Length - at);
            yield return content.Octets.AsMemory(at, length);
            at += length;
        }
    }

    private sealed class PieceStream(IEnumerable<ReadOnlyMemory<byte>> pieces) : MemoryStream
    {
        private readonly IEnumerator<ReadOnlyMemory<byte>> _pieces = pieces.GetEnumerator();

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            if (!_pieces.MoveNext())
                return 0;
            _pieces.Current.Span.CopyTo(buffer);
            return _pieces.Current.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
