namespace SmtpGen.Contracts;

/// <summary>
/// Marks what tells whether a session fact holds, so that a condition on it teaches the analyzer: a <see cref="bool"/> property, or the
/// flag of the fact in the enumeration whose values are sets of facts.
/// </summary>
/// <param name="fact">The fact's name.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class FactGuardAttribute(string fact) : Attribute
{
    /// <summary>The fact's name.</summary>
    public string Fact { get; } = fact;
}
