namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// What is possible, fact by fact, for one client at one point: that the fact holds, that it does not, that nobody knows, that it is as it
/// was when the method began. A point that several paths lead to has the possibilities of all of them. No possibility at all: there is no
/// such client here.
/// </summary>
internal struct FactState : IEquatable<FactState>
{
    /// <summary>A client that was just made: no fact holds.</summary>
    public static FactState Fresh => new() { Lacks = ~0UL };

    /// <summary>A client that comes from somewhere else, where others may use it too.</summary>
    public static FactState Outside => new() { Unknown = ~0UL, IsShared = true };

    /// <summary>A client that the method was handed, or found in a variable of others.</summary>
    public static FactState Entry => new() { Kept = ~0UL, IsShared = true };

    public ulong Holds { get; private set; }

    public ulong Lacks { get; private set; }

    public ulong Unknown { get; private set; }

    /// <summary>Facts that may be as they were when the method began, which is for its callers to know.</summary>
    public ulong Kept { get; private set; }

    /// <summary>Facts that had to hold when the method began, on every path.</summary>
    public ulong Demanded { get; private set; }

    /// <summary>Facts that must not have held when the method began, on every path.</summary>
    public ulong Denied { get; private set; }

    /// <summary>Facts that rest on the test of a reply: where paths that differ on one meet, it becomes unknown.</summary>
    public ulong Doubt { get; private set; }

    /// <summary>Facts that hold nowhere but where an operation was reported that needed them.</summary>
    public ulong AssumedHolds { get; private set; }

    /// <summary>Facts that lack nowhere but where an operation was reported that they forbade.</summary>
    public ulong AssumedLacks { get; private set; }

    /// <summary>Whether code that cannot be seen may use the client too.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Whether the method itself let such code have the client.</summary>
    public bool IsLeaked { get; private set; }

    public readonly bool Exists => (Holds | Lacks | Unknown | Kept) != 0;

    public readonly ulong SurelyHolds => Holds & ~(Lacks | Unknown | Kept);

    public readonly ulong SurelyLacks => Lacks & ~(Holds | Unknown | Kept);

    /// <summary>Facts that are certainly as they were when the method began.</summary>
    public readonly ulong SurelyKept => Kept & ~(Holds | Lacks | Unknown);

    /// <summary>Facts that hold on some path and do not on another, and are known on all.</summary>
    public readonly ulong Differs => Holds & Lacks & ~(Unknown | Kept);

    public static FactState Join(in FactState a, in FactState b) => Join(a, b, a.Doubt | b.Doubt);

    /// <summary>As <see cref="Join(in FactState, in FactState)"/>, but a fact on which the two differ becomes unknown.</summary>
    public static FactState Blend(in FactState a, in FactState b)
    {
        FactState joined = Join(a, b, ~0UL);
        joined.Doubt = a.Doubt | b.Doubt;
        return joined;
    }

    public void Set(ulong facts)
    {
        Drop(facts);
        Holds |= facts;
    }

    public void Clear(ulong facts)
    {
        Drop(facts);
        Lacks |= facts;
    }

    public void Forget(ulong facts)
    {
        Drop(facts);
        Unknown |= facts;
    }

    /// <summary>A fact that does not hold becomes unknown.</summary>
    public void PerhapsSet(ulong facts)
    {
        Unknown |= (Lacks | Kept) & facts;
        (Lacks, Kept, AssumedLacks) = (Lacks & ~facts, Kept & ~facts, AssumedLacks & ~facts);
    }

    /// <summary>A fact that holds becomes unknown.</summary>
    public void PerhapsClear(ulong facts)
    {
        Unknown |= (Holds | Kept) & facts;
        (Holds, Kept, AssumedHolds) = (Holds & ~facts, Kept & ~facts, AssumedHolds & ~facts);
    }

    /// <summary>Others may have used the client: what the method has learned no longer counts.</summary>
    public void LoseSight()
    {
        // Not even what was so before the method began.
        if (IsLeaked)
            Forget(~0UL);
        Unknown |= Holds | Lacks;
        (Holds, Lacks, Doubt, AssumedHolds, AssumedLacks) = (0, 0, 0, 0, 0);
    }

    /// <summary>An operation asks for facts, and for the absence of others: what it finds as it was is asked of the callers.</summary>
    public void Demand(ulong required, ulong forbidden)
    {
        Demanded |= required & SurelyKept;
        Denied |= forbidden & SurelyKept;
    }

    /// <summary>Where the facts may lack, they hold instead.</summary>
    public void AssumeHolds(ulong facts)
    {
        AssumedHolds |= facts & Lacks & ~Holds;
        (Holds, Lacks, AssumedLacks) = (Holds | (Lacks & facts), Lacks & ~facts, AssumedLacks & ~facts);
    }

    /// <summary>Where the facts may hold, they lack instead.</summary>
    public void AssumeLacks(ulong facts)
    {
        AssumedLacks |= facts & Holds & ~Lacks;
        (Lacks, Holds, AssumedHolds) = (Lacks | (Holds & facts), Holds & ~facts, AssumedHolds & ~facts);
    }

    /// <summary>
    /// The possibilities that do not rest on a report: where a loop comes back to an operation that was reported, what was taken for granted
    /// since then says nothing for it.
    /// </summary>
    public readonly FactState WithoutAssumptions() => this with { Holds = Holds & ~AssumedHolds, Lacks = Lacks & ~AssumedLacks };

    /// <summary>Takes over what <paramref name="earlier"/> says of the facts, which rests on a test from now on.</summary>
    public void Restore(ulong facts, in FactState earlier)
    {
        Holds = (Holds & ~facts) | (earlier.Holds & facts);
        Lacks = (Lacks & ~facts) | (earlier.Lacks & facts);
        Unknown = (Unknown & ~facts) | (earlier.Unknown & facts);
        Kept = (Kept & ~facts) | (earlier.Kept & facts);
        Doubt |= facts;
        (AssumedHolds, AssumedLacks) = (AssumedHolds & ~facts, AssumedLacks & ~facts);
    }

    public void Question(ulong facts) => Doubt |= facts;

    public void Share() => IsShared = IsLeaked = true;

    public readonly bool Equals(FactState other)
        => (Holds, Lacks, Unknown, Kept) == (other.Holds, other.Lacks, other.Unknown, other.Kept)
            && (Doubt, Demanded, Denied) == (other.Doubt, other.Demanded, other.Denied)
            && (AssumedHolds, AssumedLacks) == (other.AssumedHolds, other.AssumedLacks)
            && (IsShared, IsLeaked) == (other.IsShared, other.IsLeaked);

    public override readonly bool Equals(object? obj) => obj is FactState other && Equals(other);

    public override readonly int GetHashCode() => (Holds, Lacks, Unknown).GetHashCode();

    private static FactState Join(in FactState a, in FactState b, ulong doubt)
    {
        if (!a.Exists || !b.Exists)
            return a.Exists ? a : b;

        ulong unknown = doubt & ((a.Holds ^ b.Holds) | (a.Lacks ^ b.Lacks) | (a.Unknown ^ b.Unknown) | (a.Kept ^ b.Kept));
        return new FactState
        {
            Holds = (a.Holds | b.Holds) & ~unknown,
            Lacks = (a.Lacks | b.Lacks) & ~unknown,
            Unknown = a.Unknown | b.Unknown | unknown,
            Kept = (a.Kept | b.Kept) & ~unknown,
            Doubt = a.Doubt | b.Doubt,
            Demanded = a.Demanded & b.Demanded,
            Denied = a.Denied & b.Denied,
            AssumedHolds = (a.Holds | b.Holds) & (a.AssumedHolds | ~a.Holds) & (b.AssumedHolds | ~b.Holds) & ~unknown,
            AssumedLacks = (a.Lacks | b.Lacks) & (a.AssumedLacks | ~a.Lacks) & (b.AssumedLacks | ~b.Lacks) & ~unknown,
            IsShared = a.IsShared | b.IsShared,
            IsLeaked = a.IsLeaked | b.IsLeaked,
        };
    }

    private void Drop(ulong facts)
    {
        (Holds, Lacks, Unknown, Kept, Doubt) = (Holds & ~facts, Lacks & ~facts, Unknown & ~facts, Kept & ~facts, Doubt & ~facts);
        (AssumedHolds, AssumedLacks) = (AssumedHolds & ~facts, AssumedLacks & ~facts);
    }
}
