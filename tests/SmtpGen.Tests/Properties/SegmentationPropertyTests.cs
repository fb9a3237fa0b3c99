using System.Text;
using CsCheck;
using SmtpGen.Fuzz;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Properties;

/// <summary>What a server says, cut as a network may cut it.</summary>
public class SegmentationPropertyTests
{
    private const int Streams = 50_000;
    private const int CutsOfEach = 20;

    private static readonly Gen<string> Line = Gen.String[Gen.Frequency((8, (IGen<char>)Gen.Char[" ab2-."]), (1, Gen.Char["\r\0\u00e9\u00c3\u00a9"])), 0, 12];

    private static readonly Gen<string> End = Gen.Frequency((8, "\r\n"), (2, "\n"));

    private static readonly Gen<string> Reply = Gen.Select(Gen.Int[200, 599], Gen.Select(Line, End).Array[1, 4], (code, lines) =>
        string.Concat(lines.Select((line, at) => $"{code}{(at < lines.Length - 1 ? '-' : ' ')}{line.Item1}{line.Item2}")));

    private static readonly Gen<string> Malformed = Gen.Select(Reply, Gen.Int[0, 8], Gen.Char["0129- \r\nx"], (reply, at, c) => reply.Remove(at % reply.Length, 1).Insert(at % reply.Length, c.ToString()));

    /// <summary>Replies one after the other; sometimes one is none, and sometimes the last one is cut.</summary>
    private static readonly Gen<string> Said = Gen.Select(Gen.Frequency((12, (IGen<string>)Reply), (1, Malformed)).Array[1, 6], Gen.Int[-8, 8], (replies, cut) =>
        string.Concat(replies) is var all && cut > 0 ? all[..^Math.Min(cut, all.Length)] : string.Concat(replies));

    [Fact]
    public void A_million_partitions_are_read_as_the_whole_is() => Property.Holds(Gen.Select(Said, Gen.Int[1, 9].Array[1, 7].Array[CutsOfEach]), Streams, given =>
    {
        byte[] octets = Encoding.Latin1.GetBytes(given.Item1);
        Reading whole = Read(octets, [int.MaxValue]);
        CheckWhole(octets, whole);
        foreach (int[] lengths in given.Item2)
        {
            Reading cut = Read(octets, lengths);
            Assert.True(whole.Replies.SequenceEqual(cut.Replies) && whole.IsBroken == cut.IsBroken);
        }
    });

    private static void CheckWhole(byte[] octets, Reading whole)
    {
        ReferenceReplies expected = ReferenceReplies.Read(octets);
        Assert.Equal((expected.Replies.Count, expected.IsBroken), (whole.Replies.Count, whole.IsBroken));
        int at = 0;
        foreach ((ReferenceReplies.Reply due, (int code, int length)) in expected.Replies.Zip(whole.Replies))
        {
            Assert.Equal(due.Code, code);
            Assert.Equal(due.Lines, new SmtpReply(code, octets[at..(at + length)]).Lines);
            at += length;
        }
        Assert.True(whole.IsBroken || expected.Left == octets.Length - at);
    }

    /// <summary>Reads octets in segments of these lengths, one after the other and again.</summary>
    private static Reading Read(byte[] octets, int[] lengths)
    {
        var reader = new ReplyReader();
        var input = new ByteBuffer(16);
        var replies = new List<(int Code, int Length)>();
        for (int at = 0, turn = 0; at < octets.Length; turn++)
        {
            int length = Math.Min(lengths[turn % lengths.Length], octets.Length - at);
            input.Append(octets.AsSpan(at, length));
            at += length;
            try
            {
                while (reader.TryRead(input.Span, out int taken, out int code))
                {
                    replies.Add((code, taken));
                    input.Consume(taken);
                }
            }
            catch (SmtpProtocolException)
            {
                return new Reading(replies, IsBroken: true);
            }
        }
        return new Reading(replies, IsBroken: false);
    }

    /// <param name="Replies">The replies, each with its length.</param>
    /// <param name="IsBroken">Whether what came behind them is none.</param>
    private sealed record Reading(List<(int Code, int Length)> Replies, bool IsBroken);
}
