namespace SmtpGen.Tests.Faults;

/// <summary>Every fault that is tried on a session: at every octet and at every reply of what its server says when nothing is wrong.</summary>
internal static class FaultPlan
{
    // What breaks a line, a code, a text, an encoding; and what makes one code of another.
    private static readonly byte[] Garbles = [0, (byte)'\n', (byte)'x', (byte)'2', (byte)'4', (byte)'5', 0xFF];

    private const int CodeLength = 4;
    private const int LineEndLength = 2;

    public static IEnumerable<Fault> For(byte[] said) => SaidReply.AllIn(said).SelectMany(reply => AtReply(reply).Concat(AtOctets(reply, said)))
        // Behind the last reply nobody listens.
        .Where(fault => fault.At < said.Length);

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
