namespace SmtpGen.Analyzers.Contracts;

/// <summary>One contract attribute, its facts as sets of bits (see <see cref="FactTable"/>).</summary>
internal sealed record Effects
{
    public ulong Requires { get; init; }

    public ulong Provides { get; init; }

    public ulong Forbids { get; init; }

    public ulong Sets { get; init; }

    public ulong PerhapsSets { get; init; }

    public ulong Clears { get; init; }

    /// <summary>Facts that may no longer hold after: one that holds becomes unknown.</summary>
    public ulong PerhapsClears { get; init; }

    /// <summary>Facts of which nobody can tell after.</summary>
    public ulong Forgets { get; init; }

    public bool ClearsWhenRefused { get; init; }

    public bool ThrowsWhenRefused { get; init; }

    public bool ReplyMatters { get; init; }

    public string? Verb { get; init; }

    public bool IsPlain { get; init; }

    public string? Rfc { get; init; }

    public IReadOnlyList<int> ReplyCodes { get; init; } = [];

    /// <summary>The Boolean parameter that must be true for this contract to apply; null when it always does.</summary>
    public string? When { get; init; }

    public ulong Touches => Sets | PerhapsSets | Clears | PerhapsClears | Forgets;

    /// <summary>What the operation leaves as it was when the reply is a refusal.</summary>
    public ulong UndoneByRefusal => ClearsWhenRefused ? (Sets | PerhapsSets) & ~Clears : Touches;
}
