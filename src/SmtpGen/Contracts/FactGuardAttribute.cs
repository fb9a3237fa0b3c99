namespace SmtpGen.Contracts;

/// <summary>Marks a <see cref="bool"/> property that tells whether a session fact holds, so that a condition on it teaches the analyzer.</summary>
/// <param name="fact">The fact's name.</param>
[AttributeUsage(AttributeTargets.Property)]
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
