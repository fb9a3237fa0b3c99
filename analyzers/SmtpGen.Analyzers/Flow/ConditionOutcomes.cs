namespace SmtpGen.Analyzers.Flow;

/// <summary>Which conditions (bits) were tested on the way, and how that ended.</summary>
internal readonly record struct ConditionOutcomes(ulong Tested, ulong True)
{
    public bool Allows(ulong condition, bool outcome) => (Tested & condition) == 0 || (True & condition) != 0 == outcome;

    public ConditionOutcomes With(ulong condition, bool outcome)
        => new(Tested | condition, outcome ? True | condition : True & ~condition);

    public ConditionOutcomes Without(ulong conditions) => new(Tested & ~conditions, True & ~conditions);

    public ConditionOutcomes Common(ConditionOutcomes other)
    {
        ulong tested = Tested & other.Tested & ~(True ^ other.True);
        return new(tested, True & tested);
    }
}
