namespace SmtpGen.Tests.Faults;

/// <summary>
/// Every fault that is tried on a session: at every octet and at every reply of what its server says when nothing is wrong, and at every write of
/// its client, of which nothing, all, or as many lines as there are got through.
/// </summary>
internal static class FaultPlan
{
    // What breaks a line, a code, a text, an encoding; and what makes one code of another.
    private static readonly byte[] Garbles = [0, (byte)'\n', (byte)'x', (byte)'2', (byte)'4', (byte)'5', 0xFF];

    private const byte HandshakeRecord = 0x16;
    private const int CodeLength = 4;
    private const int LineEndLength = 2;

    public static IEnumerable<Fault> For(FaultyWire good) => InReplies([.. good.Said]).Concat(InWrites(good));

    public static IEnumerable<Fault> InReplies(byte[] said) => SaidReply.AllIn(said).SelectMany(reply => AtReply(reply).Concat(AtOctets(reply, said)))
        // Behind the last reply nobody listens.
        .Where(fault => fault.At < said.Length);

    private static IEnumerable<Fault> InWrites(FaultyWire good)
    {
        byte[] sent = good.Sent;
        for (int number = 0; number < good.WriteStarts.Count; number++)
        {
            int start = good.WriteStarts[number];
            int end = number + 1 < good.WriteStarts.Count ? good.WriteStarts[number + 1] : sent.Length;
            for (int through = start; through <= end; through++)
            {
                // A handshake has no lines, and no two are the same.
                if (through != start && through != end && (sent[start] == HandshakeRecord || sent[through - 1] != '\n'))
                    continue;
                yield return new Fault(FaultKind.BrokenWrite, start, through);
                yield return new Fault(FaultKind.ResetWrite, start, through);
                yield return new Fault(FaultKind.StuckWrite, start, through);
            }
        }
    }

    private static IEnumerable<Fault> AtReply(SaidReply reply)
    {
        yield return new Fault(FaultKind.Repeat, reply.Start, reply.End);
        yield return new Fault(FaultKind.Crumbs, reply.Start);
        yield return new Fault(FaultKind.Drip, reply.Start, reply.End);
        yield return new Fault(FaultKind.EndlessLine, reply.Start);
        yield return new Fault(FaultKind.EndlessLine, reply.Start + CodeLength);
        yield return new Fault(FaultKind.EndlessLine, reply.End - LineEndLength);
        yield return new Fault(FaultKind.EndlessReply, reply.Start);
        yield return new Fault(FaultKind.Flood, reply.End);
    }

    private static IEnumerable<Fault> AtOctets(SaidReply reply, byte[] said)
    {
        for (int at = reply.Start; at < reply.End; at++)
        {
            yield return new Fault(FaultKind.Cut, at);
            yield return new Fault(FaultKind.Reset, at);
            yield return new Fault(FaultKind.Stall, at);
            yield return new Fault(FaultKind.Pause, at);
            yield return new Fault(FaultKind.Truncate, at, reply.End);
            foreach (byte octet in Garbles)
            {
                if (octet != said[at])
                    yield return new Fault(FaultKind.Garble, at, Octet: octet);
            }
        }
    }
}
