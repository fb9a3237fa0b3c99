using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmtpGen.Protocol;

/// <summary>The lines of content: finds what is no CRLF and what begins with a dot, a block of octets at a time.</summary>
/// <remarks>
/// Every octet is held beside the one before it: an LF without a CR, a CR without an LF, a dot after an LF. In most blocks there is none,
/// and they are copied as they are. Optimised at the first call: the loops run in few calls, and the first tier is ten times slower.
/// </remarks>
internal static class ContentLines
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';
    private const byte Dot = (byte)'.';
    private const int Block = 32;
    private const int Word = 8;

    /// <summary>The length of the target that any content of a length fits into, and the vectors that reach over its end.</summary>
    public static int LongestEncoding(int length) => 2 * length + Block;

    /// <summary>Writes octets with each line end as CRLF, and where asked for with a dot doubled that begins a line.</summary>
    /// <param name="before">The octet before the first one; no CR.</param>
    /// <param name="octets">One octet at least. When the last one is a CR, it is left to the caller what comes after it.</param>
    /// <param name="target">Of <see cref="LongestEncoding"/> at least.</param>
    /// <param name="doublesDots">Whether dots are doubled.</param>
    /// <returns>How many octets were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Encode(byte before, ReadOnlySpan<byte> octets, Span<byte> target, bool doublesDots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, LongestEncoding(octets.Length));
        int written = EncodeSingly(before, octets[..1], target, doublesDots);
        int at = 1;
        ref byte source = ref MemoryMarshal.GetReference(octets);
        ref byte output = ref MemoryMarshal.GetReference(target);
        Vector256<byte> wanted = doublesDots ? Vector256<byte>.AllBitsSet : Vector256<byte>.Zero;
        // A block is read from every octet of the one at hand, so a whole one has to follow it; what has been written is at most twice what
        // has been read, so the target has room for the same.
        for (; at + 2 * Block <= octets.Length; at += Block)
        {
            Vector256<byte> block = Vector256.LoadUnsafe(ref source, (nuint)at);
            Vector256<byte> previous = Vector256.LoadUnsafe(ref source, (nuint)(at - 1));
            Vector256<byte> afterCr = Vector256.Equals(previous, Vector256.Create(Cr));
            Vector256<byte> loneEnds = afterCr ^ Vector256.Equals(block, Vector256.Create(Lf));
            Vector256<byte> dots = Vector256.Equals(previous, Vector256.Create(Lf)) & Vector256.Equals(block, Vector256.Create(Dot)) & wanted;
            if ((loneEnds | dots) == Vector256<byte>.Zero)
            {
                block.StoreUnsafe(ref output, (nuint)written);
                written += Block;
            }
            else if ((loneEnds & afterCr) == Vector256<byte>.Zero)
                written += Insert(ref Unsafe.Add(ref source, at), ref Unsafe.Add(ref output, written), (loneEnds | dots).ExtractMostSignificantBits());
            else
                written += EncodeSingly(octets[at - 1], octets.Slice(at, Block), target[written..], doublesDots);
        }
        return written + EncodeSingly(octets[at - 1], octets[at..], target[written..], doublesDots);
    }

    /// <summary>What there is in content that is sent as a whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LineSurvey Survey(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty)
            return default;
        // So that the first octet is held beside one too: it begins a line.
        long loneEnds = octets[0] == Lf ? 1 : 0;
        bool hasDots = octets[0] == Dot;
        byte above = octets[0];
        int at = 1;
        ref byte source = ref MemoryMarshal.GetReference(octets);
        Vector256<byte> union = Vector256<byte>.Zero;
        for (; at + Block <= octets.Length; at += Block)
        {
            Vector256<byte> block = Vector256.LoadUnsafe(ref source, (nuint)at);
            Vector256<byte> previous = Vector256.LoadUnsafe(ref source, (nuint)(at - 1));
            Vector256<byte> lone = Vector256.Equals(previous, Vector256.Create(Cr)) ^ Vector256.Equals(block, Vector256.Create(Lf));
            Vector256<byte> dots = Vector256.Equals(previous, Vector256.Create(Lf)) & Vector256.Equals(block, Vector256.Create(Dot));
            union |= block;
            if ((lone | dots) == Vector256<byte>.Zero)
                continue;
            loneEnds += BitOperations.PopCount(lone.ExtractMostSignificantBits());
            hasDots |= dots != Vector256<byte>.Zero;
        }
        for (; at < octets.Length; at++)
        {
            loneEnds += (octets[at - 1] == Cr) != (octets[at] == Lf) ? 1 : 0;
            hasDots |= octets[at] == Dot && octets[at - 1] == Lf;
            above |= octets[at];
        }
        bool isEightBit = above > sbyte.MaxValue || union.ExtractMostSignificantBits() != 0;
        return new LineSurvey(loneEnds + (octets[^1] == Cr ? 1 : 0), hasDots, isEightBit);
    }

    // Copies a block and puts before each octet of the mask what it lacks: a lone LF its CR, a dot another dot. Each piece is copied from
    // its first octet on in one go, over its end; what follows is written over the surplus.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Insert(ref byte source, ref byte output, uint mask)
    {
        int read = 0;
        int written = 0;
        do
        {
            int length = BitOperations.TrailingZeroCount(mask) - read;
            if (length < Word)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, written), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, read)));
            else
                Vector256.LoadUnsafe(ref source, (nuint)read).StoreUnsafe(ref output, (nuint)written);
            read += length;
            written += length;
            Unsafe.Add(ref output, written++) = Unsafe.Add(ref source, read) == Dot ? Dot : Cr;
            mask &= mask - 1;
        }
        while (mask != 0);
        Vector256.LoadUnsafe(ref source, (nuint)read).StoreUnsafe(ref output, (nuint)written);
        return written + Block - read;
    }

    private static int EncodeSingly(byte before, ReadOnlySpan<byte> octets, Span<byte> target, bool doublesDots)
    {
        int written = 0;
        foreach (byte octet in octets)
        {
            if ((before == Cr) != (octet == Lf))
            {
                target[written++] = before == Cr ? Lf : Cr;
                before = Lf;
            }
            if (doublesDots && octet == Dot && before == Lf)
                target[written++] = Dot;
            target[written++] = octet;
            before = octet;
        }
        return written;
    }
}
