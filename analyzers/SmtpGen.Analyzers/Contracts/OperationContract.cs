namespace SmtpGen.Analyzers.Contracts;

/// <summary>All that is said of one operation: what always holds, and what holds when a Boolean argument is true.</summary>
internal sealed record OperationContract(Effects Always, IReadOnlyList<Effects> Conditional)
{
    /// <summary>
    /// This contract where <paramref name="other"/> may be the one that counts: what only one of them asks for is not asked for, and
    /// what only one of them sets is perhaps set.
    /// </summary>
    public OperationContract Or(OperationContract other)
    {
        Effects a = Always, b = other.Always;
        ulong doubtful = (a.Sets ^ b.Sets) | a.PerhapsSets | b.PerhapsSets;
        Effects merged = a with
        {
            Requires = a.Requires & b.Requires,
            Forbids = a.Forbids & b.Forbids,
            Sets = a.Sets & b.Sets,
            PerhapsSets = doubtful,
            Clears = a.Clears & b.Clears,
        };
        return this with { Always = merged };
    }
}
