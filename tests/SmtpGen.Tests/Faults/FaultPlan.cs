using System.Security.Authentication;

namespace SmtpGen.Tests.Faults;

/// <summary>
/// Every fault that is tried on a session: at every octet and at every reply of what its server says when nothing is wrong, and at every write of
/// its client, of which nothing, all, or as many lines as there are got through.
/// </summary>
internal static class FaultPlan
{
    // What breaks a line, a code, a text, an encoding; and what makes one code of another.
    private static readonly byte[] Garbles = [0, (byte)'\n', (byte)'x', (byte)'2', (byte)'4', (byte)'5', 0xFF];

    private const int CodeLength = 4;
    private const int LineEndLength = 2;

    /// <param name="good">A run of the session with no fault in it.</param>
    public static IEnumerable<Fault> For(SessionRun good) => good.Session switch
    {
        { Tls: SslProtocols.None } => InReplies([.. good.Wire.Said]).Concat(InWrites(good.Wire)),
        { IsFaultInRecords: true } => InRecords(good.Wire, good.Connections[0].Clear).Concat(InWrites(good.Wire).Where(fault => IsRecord(good.Wire.Sent[good.Wire.WriteStarts[fault.At]]))),
        _ => InReplies([.. good.Wire.Said]),
    };

    public static IEnumerable<Fault> InReplies(byte[] said) => SaidReply.AllIn(said).SelectMany(reply => AtReply(reply).Concat(AtOctets(reply, said)))
        // Behind the last reply nobody listens.
        .Where(fault => fault.At < said.Length);

    // What goes encrypted, the handshake included.
    private static IEnumerable<Fault> InRecords(FaultyWire good, int clear)
    {
        for (int at = clear; at < good.Said.Count; at++)
        {
            yield return new Fault(FaultKind.Cut, at);
            yield return new Fault(FaultKind.Reset, at);
            yield return new Fault(FaultKind.Stall, at);
            yield return new Fault(at % 2 == 0 ? FaultKind.Pause : FaultKind.Crumbs, at);
            yield return new Fault(FaultKind.Flip, at, Octet: 0x01);
            yield return new Fault(FaultKind.Flip, at, Octet: 0x80);
        }
    }

    private static IEnumerable<Fault> InWrites(FaultyWire good)
    {
        byte[] sent = good.Sent;
        for (int number = 0; number < good.WriteStarts.Count; number++)
        {
            int start = good.WriteStarts[number];
            int end = number + 1 < good.WriteStarts.Count ? good.WriteStarts[number + 1] : sent.Length;
            foreach (int through in Stops(sent.AsSpan(start, end - start)))
            {
                yield return new Fault(FaultKind.BrokenWrite, number, through);
                yield return new Fault(FaultKind.ResetWrite, number, through);
                yield return new Fault(FaultKind.StuckWrite, number, through);
            }
        }
    }

    // How much of a write gets through: nothing, all, and each line; or of a record, of which no two are the same, the beginning.
    private static List<int> Stops(ReadOnlySpan<byte> octets)
    {
        List<int> stops = [0, int.MaxValue];
        if (IsRecord(octets[0]))
            stops.Add(octets.Length / 2);
        else
        {
            for (int at = 0; octets[at..].IndexOf((byte)'\n') is >= 0 and var length && (at += length + 1) < octets.Length;)
                stops.Add(at);
        }
        return stops;
    }

    // The types of the records of TLS are no letters.
    private static bool IsRecord(byte first) => first is >= 0x14 and <= 0x17;

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
