namespace SmtpGen.Analyzers.Flow;

/// <summary>What a refusal of one command would leave as it was: kept until the reply is tested or the facts change otherwise.</summary>
internal readonly struct Refusal : IEquatable<Refusal>
{
    public Refusal(ulong clients, ulong facts, in FactState before)
    {
        IsKept = true;
        Clients = clients;
        Facts = facts;
        Before = before;
    }

    public bool IsKept { get; }

    /// <summary>The clients of which the command went to one.</summary>
    public ulong Clients { get; }

    public ulong Facts { get; }

    public FactState Before { get; }

    public static Refusal Join(in Refusal a, in Refusal b)
    {
        if (!a.IsKept || !b.IsKept)
            return a.IsKept ? a : b;
        return new Refusal(a.Clients | b.Clients, a.Facts & b.Facts, FactState.Join(a.Before, b.Before));
    }

    public Refusal Without(int site, ulong facts) => (Clients & Bits.Of(site)) != 0 ? new Refusal(Clients, Facts & ~facts, Before) : this;

    public bool Equals(Refusal other)
        => (IsKept, Clients, Facts) == (other.IsKept, other.Clients, other.Facts) && Before.Equals(other.Before);

    public override bool Equals(object? obj) => obj is Refusal other && Equals(other);

    public override int GetHashCode() => (Clients, Facts).GetHashCode();
}
