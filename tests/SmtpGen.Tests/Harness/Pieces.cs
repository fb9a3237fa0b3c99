using System.Buffers;

namespace SmtpGen.Tests.Harness;

/// <summary>Memory in pieces.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long before) => (Memory, RunningIndex) = (memory, before);

    public static ReadOnlySequence<byte> Of(params byte[][] pieces)
    {
        var first = new Pieces(pieces[0], 0);
        Pieces last = first;
        foreach (byte[] piece in pieces[1..])
        {
            var next = new Pieces(piece, last.RunningIndex + last.Memory.Length);
            last.Next = next;
            last = next;
        }
        return new(first, 0, last, last.Memory.Length);
    }
}
