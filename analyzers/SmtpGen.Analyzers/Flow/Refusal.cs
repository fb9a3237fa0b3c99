namespace SmtpGen.Analyzers.Flow;

/// <summary>What a refusal of one command would leave as it was: kept until the reply is tested or the facts change otherwise.</summary>
internal readonly struct Refusal : IEquatable<Refusal>
{
    private const int SeveralSites = -1;

    public Refusal(int site, ulong facts, in FactState before)
    {
        IsKept = true;
        Site = site;
        Facts = facts;
        Before = before;
    }

    public bool IsKept { get; }

    /// <summary>The client that the command went to; negative when there are several.</summary>
    public int Site { get; }

    public ulong Facts { get; }

    public FactState Before { get; }

    public static Refusal Join(in Refusal a, in Refusal b)
    {
        if (!a.IsKept || !b.IsKept)
            return a.IsKept ? a : b;
        return new Refusal(a.Site == b.Site ? a.Site : SeveralSites, a.Facts & b.Facts, FactState.Join(a.Before, b.Before));
    }

    public Refusal Without(int site, ulong facts) => IsKept && Site == site ? new Refusal(Site, Facts & ~facts, Before) : this;

    public bool Equals(Refusal other)
        => (IsKept, Site, Facts) == (other.IsKept, other.Site, other.Facts) && Before.Equals(other.Before);

    public override bool Equals(object? obj) => obj is Refusal other && Equals(other);

    public override int GetHashCode() => (Site, Facts).GetHashCode();
}
