namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// What is possible, fact by fact, for one client at one point: that the fact holds, that it does not, that nobody knows. A point
/// that several paths lead to has the possibilities of all of them. No possibility at all: there is no such client here.
/// </summary>
internal struct FactState : IEquatable<FactState>
{
    /// <summary>A client that was just made: no fact holds.</summary>
    public static FactState Fresh => new() { Lacks = ~0UL };

    /// <summary>A client that comes from somewhere else, where others may use it too.</summary>
    public static FactState Outside => new() { Unknown = ~0UL, IsShared = true };

    public ulong Holds { get; private set; }

    public ulong Lacks { get; private set; }

    public ulong Unknown { get; private set; }

    /// <summary>Facts that rest on the test of a reply: where paths that differ on one meet, it becomes unknown.</summary>
    public ulong Doubt { get; private set; }

    /// <summary>Whether code that cannot be seen may use the client too.</summary>
    public bool IsShared { get; private set; }

    public readonly bool Exists => (Holds | Lacks | Unknown) != 0;

    public readonly ulong SurelyHolds => Holds & ~Lacks & ~Unknown;

    public readonly ulong SurelyLacks => Lacks & ~Holds & ~Unknown;

    /// <summary>Facts that hold on some path and do not on another, and are known on all.</summary>
    public readonly ulong Differs => Holds & Lacks & ~Unknown;

    public static FactState Join(in FactState a, in FactState b) => Join(a, b, a.Doubt | b.Doubt);

    /// <summary>As <see cref="Join(in FactState, in FactState)"/>, but a fact on which the two differ becomes unknown.</summary>
    public static FactState Blend(in FactState a, in FactState b)
    {
        FactState joined = Join(a, b, ~0UL);
        joined.Doubt = a.Doubt | b.Doubt;
        return joined;
    }

    public void Set(ulong facts) => (Holds, Lacks, Unknown, Doubt) = (Holds | facts, Lacks & ~facts, Unknown & ~facts, Doubt & ~facts);

    public void Clear(ulong facts) => (Holds, Lacks, Unknown, Doubt) = (Holds & ~facts, Lacks | facts, Unknown & ~facts, Doubt & ~facts);

    public void Forget(ulong facts) => (Holds, Lacks, Unknown, Doubt) = (Holds & ~facts, Lacks & ~facts, Unknown | facts, Doubt & ~facts);

    /// <summary>A fact that does not hold becomes unknown.</summary>
    public void PerhapsSet(ulong facts) => (Unknown, Lacks) = (Unknown | (Lacks & facts), Lacks & ~facts);

    /// <summary>A fact that holds becomes unknown.</summary>
    public void PerhapsClear(ulong facts) => (Unknown, Holds) = (Unknown | (Holds & facts), Holds & ~facts);

    /// <summary>Where the facts may lack, they hold instead.</summary>
    public void AssumeHolds(ulong facts) => (Holds, Lacks) = (Holds | (Lacks & facts), Lacks & ~facts);

    /// <summary>Where the facts may hold, they lack instead.</summary>
    public void AssumeLacks(ulong facts) => (Lacks, Holds) = (Lacks | (Holds & facts), Holds & ~facts);

    /// <summary>Takes over what <paramref name="earlier"/> says of the facts, which rests on a test from now on.</summary>
    public void Restore(ulong facts, in FactState earlier)
    {
        Holds = (Holds & ~facts) | (earlier.Holds & facts);
        Lacks = (Lacks & ~facts) | (earlier.Lacks & facts);
        Unknown = (Unknown & ~facts) | (earlier.Unknown & facts);
        Doubt |= facts;
    }

    public void Question(ulong facts) => Doubt |= facts;

    public void Share() => IsShared = true;

    public readonly bool Equals(FactState other)
        => (Holds, Lacks, Unknown, Doubt, IsShared) == (other.Holds, other.Lacks, other.Unknown, other.Doubt, other.IsShared);

    public override readonly bool Equals(object? obj) => obj is FactState other && Equals(other);

    public override readonly int GetHashCode() => (Holds, Lacks, Unknown).GetHashCode();

    private static FactState Join(in FactState a, in FactState b, ulong doubt)
    {
        if (!a.Exists || !b.Exists)
            return a.Exists ? a : b;

        ulong unknown = doubt & ((a.Holds ^ b.Holds) | (a.Lacks ^ b.Lacks) | (a.Unknown ^ b.Unknown));
        return new FactState
        {
            Holds = (a.Holds | b.Holds) & ~unknown,
            Lacks = (a.Lacks | b.Lacks) & ~unknown,
            Unknown = a.Unknown | b.Unknown | unknown,
            Doubt = a.Doubt | b.Doubt,
            IsShared = a.IsShared | b.IsShared,
        };
    }
}
