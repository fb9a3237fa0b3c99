namespace SmtpGen.Analyzers.Values;

/// <summary>Where a reply comes from: the members that may have given it, and the codes that these return.</summary>
internal sealed record ReplyOrigin(IReadOnlyList<string> Members, IReadOnlyList<int> Codes, bool IsAccepted)
{
    private const int LowestRefusal = 400;
    private const int HighestRefusal = 599;

    /// <summary>
    /// The codes that the reply may have. A server may refuse with a code that no document lists (RFC 5321 §4.3.2), so each of those is
    /// possible unless refusals have been sorted out.
    /// </summary>
    public IEnumerable<int> Possible
        => IsAccepted ? Codes.Where(code => code < LowestRefusal) : Codes.Concat(Enumerable.Range(LowestRefusal, HighestRefusal - LowestRefusal + 1));

    /// <summary>Whether the codes of refusal are among <see cref="Codes"/>; not so where a refusal throws.</summary>
    public bool ListsRefusals => Codes.Any(code => code >= LowestRefusal);

    /// <summary>The same once refusals have been sorted out.</summary>
    public ReplyOrigin Accepted => this with { IsAccepted = true };

    public ReplyOrigin Or(ReplyOrigin other) => new([.. Members.Union(other.Members)], [.. Codes.Union(other.Codes)], IsAccepted && other.IsAccepted);
}
