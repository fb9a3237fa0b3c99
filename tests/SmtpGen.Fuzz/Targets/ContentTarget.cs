using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Fuzz;

/// <summary>The content of a message: the first octet says how it is cut.</summary>
internal static class ContentTarget
{
    private const byte Whole = 0;
    private const byte OctetByOctet = 1;

    public static void Check(byte[] input)
    {
        if (input.Length == 0)
            return;
        byte[] octets = input[1..];
        byte[] lines = ReferenceContent.Normalize(octets);
        byte[] wire = Stuff(octets, Whole);
        Require.That(ReferenceContent.Unstuff(wire) is { } arrived && arrived.AsSpan().SequenceEqual(lines));
        foreach (byte cuts in new[] { OctetByOctet, input[0] })
            Require.That(Stuff(octets, cuts).AsSpan().SequenceEqual(wire));
        foreach (byte cuts in new[] { Whole, OctetByOctet, input[0] })
            Require.That(Mend(octets, cuts).AsSpan().SequenceEqual(lines));

        Content content = Content.Of((ReadOnlyMemory<byte>)octets);
        Require.Same(lines.Length, (int)content.Size!);
        Require.Same(lines.AsSpan().SequenceEqual(octets), content.IsClean);
        Require.Same(wire.AsSpan().SequenceEqual([.. octets, .. ".\r\n"u8]), content.NeedsNoStuffing);
        Require.Same(octets.Any(octet => octet > 127), content.IsKnownEightBit);

        // Of text no end is added.
        string quoted = SmtpText.QuoteData(Encoding.Latin1.GetString(octets));
        string end = octets is [] or [.., (byte)'\r' or (byte)'\n'] ? ".\r\n" : "\r\n.\r\n";
        Require.That(Encoding.Latin1.GetBytes(quoted + end).AsSpan().SequenceEqual(wire));
    }

    private static byte[] Stuff(byte[] octets, byte cuts)
    {
        var output = new ByteBuffer(16);
        var stuffer = new DotStuffer();
        foreach (ReadOnlyMemory<byte> piece in Segments.Of(octets, cuts))
            stuffer.Append(piece.Span, output);
        stuffer.Finish(output);
        return output.Span.ToArray();
    }

    private static byte[] Mend(byte[] octets, byte cuts)
    {
        var output = new ByteBuffer(16);
        var lines = new LineEnds(doublesDots: false);
        foreach (ReadOnlyMemory<byte> piece in Segments.Of(octets, cuts))
            lines.Append(piece.Span, output);
        lines.Finish(output);
        return output.Span.ToArray();
    }
}
