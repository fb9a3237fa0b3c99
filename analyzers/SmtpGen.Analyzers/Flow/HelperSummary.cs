using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What a method whose body can be read asks of, and does to, the clients that it finds: those it is handed, and those of its variables outside.</summary>
internal sealed class HelperSummary : IEquatable<HelperSummary>
{
    /// <summary>Nothing is known of what the method does.</summary>
    public static readonly HelperSummary Unknown = new() { Returns = true, IsOpaque = true };

    /// <summary>The method never returns: what a recursive one is taken for before anything is known of it.</summary>
    public static readonly HelperSummary Endless = new();

    public bool Returns { get; init; }

    /// <summary>Whether code that cannot be seen runs, which may use every client that others know of.</summary>
    public bool IsOpaque { get; init; }

    public IReadOnlyList<HelperEffect> Effects { get; init; } = [];

    /// <summary>The client that is returned; null when none is.</summary>
    public ClientOutcome? Returned { get; init; }

    /// <summary>Whether what is returned was computed from the reply to a command, so that a test of it may tell a refusal.</summary>
    public bool ReturnsReply { get; init; }

    /// <summary>The same with what contracts say of some of the clients.</summary>
    public HelperSummary With(IReadOnlyList<HelperEffect> promised, bool returnsValue) => new()
    {
        Returns = true,
        IsOpaque = IsOpaque,
        Effects = [.. Effects.Where(effect => !promised.Any(other => SymbolEqualityComparer.Default.Equals(other.Variable, effect.Variable))), .. promised],
        Returned = Returned,
        ReturnsReply = ReturnsReply || returnsValue,
    };

    public bool Equals(HelperSummary? other)
        => other is not null
            && (Returns, IsOpaque, ReturnsReply) == (other.Returns, other.IsOpaque, other.ReturnsReply)
            && Equals(Returned, other.Returned)
            && Effects.SequenceEqual(other.Effects);

    public override bool Equals(object? obj) => Equals(obj as HelperSummary);

    public override int GetHashCode() => Effects.Count;
}

/// <summary>What a helper asks of, and does to, one client.</summary>
/// <param name="Variable">Where it finds the client: a parameter, a captured local, a field or property of <c>this</c>, the type of <c>this</c>.</param>
/// <param name="Contract">What it requires and changes.</param>
/// <param name="Disturbs">Facts that it may have changed when an exception leaves it.</param>
/// <param name="Leaks">Whether it lets code that cannot be seen have the client.</param>
/// <param name="After">What the variable holds afterwards; null when still the same.</param>
internal sealed record HelperEffect(ISymbol Variable, Effects Contract, ulong Disturbs, bool Leaks, ClientOutcome? After)
{
    public bool Equals(HelperEffect? other)
        => other is not null
            && SymbolEqualityComparer.Default.Equals(Variable, other.Variable)
            && Contract == other.Contract
            && (Disturbs, Leaks) == (other.Disturbs, other.Leaks)
            && Equals(After, other.After);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Variable);
}

/// <summary>The client that a helper leaves in a variable, or returns.</summary>
/// <param name="Found">The variable in which the helper found it; null when it did not find it in one.</param>
/// <param name="Created">The type as which the helper made it; null when it did not, or nobody knows.</param>
/// <param name="Facts">Its facts; no possibility when there is no client at all.</param>
/// <param name="Identity">The same for two outcomes that are the same client.</param>
internal sealed record ClientOutcome(ISymbol? Found, ITypeSymbol? Created, FactState Facts, ulong Identity)
{
    public bool Equals(ClientOutcome? other)
        => other is not null
            && SymbolEqualityComparer.Default.Equals(Found, other.Found)
            && SymbolEqualityComparer.Default.Equals(Created, other.Created)
            && Facts.Equals(other.Facts)
            && Identity == other.Identity;

    public override int GetHashCode() => Facts.GetHashCode();
}
