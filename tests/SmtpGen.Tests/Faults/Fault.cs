namespace SmtpGen.Tests.Faults;

/// <summary>What goes wrong on the server's side of a session.</summary>
internal enum FaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The stream ends.</summary>
    Cut,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Nothing more comes, and nothing ends.</summary>
    Stall,

    /// <summary>One octet is another one.</summary>
    Garble,

    /// <summary>Some bits of one octet are others, whatever it is.</summary>
    Flip,

    /// <summary>A reply loses its rest.</summary>
    Truncate,

    /// <summary>A reply comes twice.</summary>
    Repeat,

    /// <summary>An octet is late, but not too late.</summary>
    Pause,

    /// <summary>From here on there is an octet a read.</summary>
    Crumbs,

    /// <summary>The octets of a reply come one by one, and the whole too late.</summary>
    Drip,

    /// <summary>A line that never ends.</summary>
    EndlessLine,

    /// <summary>A reply whose lines never end.</summary>
    EndlessReply,

    /// <summary>A reply that is said again and again.</summary>
    Flood,

    /// <summary>A write fails, of which some or all may have got through; what was said before can be read.</summary>
    BrokenWrite,

    /// <summary>A write fails, of which some or all may have got through; what was said and not read is gone.</summary>
    ResetWrite,

    /// <summary>A write never ends, of which some or all may have got through.</summary>
    StuckWrite,
}

/// <summary>One thing that goes wrong in all that a server says in a session, or in all that a client sends.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="At">The first octet that it strikes, from 0, or the write.</param>
/// <param name="End">Behind the last octet that it strikes, where it is a stretch; of a write, how many octets get through.</param>
/// <param name="Octet">What takes the place of a garbled octet, or the bits that are flipped.</param>
internal sealed record Fault(FaultKind Kind, int At = int.MaxValue, int End = int.MaxValue, byte Octet = 0)
{
    public static Fault None { get; } = new(FaultKind.None);

    /// <summary>Whether the server says what it means, as far as it comes.</summary>
    public bool IsTrue => Kind is not (FaultKind.Garble or FaultKind.Truncate or FaultKind.EndlessLine or FaultKind.EndlessReply or FaultKind.Flood);

    /// <summary>Whether nothing is wrong in the end.</summary>
    public bool IsHarmless => Kind is FaultKind.None or FaultKind.Pause or FaultKind.Crumbs;

    /// <summary>Whether it strikes what the client sends.</summary>
    public bool IsOfWrites => Kind is FaultKind.BrokenWrite or FaultKind.ResetWrite or FaultKind.StuckWrite;

    /// <summary>Whether it is one of few: it strikes a reply, or a write.</summary>
    public bool IsRare => IsOfWrites || IsEndless || Kind is FaultKind.Repeat or FaultKind.Drip;

    public bool IsEndless => Kind is FaultKind.EndlessLine or FaultKind.EndlessReply or FaultKind.Flood;

    /// <summary>Whether nothing comes that the server says from here on.</summary>
    public bool Swallows => Kind is FaultKind.Cut or FaultKind.Reset or FaultKind.Stall || IsEndless;

    public bool Covers(int octet) => octet >= At && octet < End;

    public override string ToString() => Kind switch
    {
        FaultKind.None => "no fault",
        FaultKind.Flip => $"Flip 0x{Octet:X2} at {At}",
        FaultKind.Garble => $"Garble into 0x{Octet:X2} at {At}",
        _ => End == int.MaxValue ? $"{Kind} at {At}" : $"{Kind} from {At} to {End}",
    };
}
