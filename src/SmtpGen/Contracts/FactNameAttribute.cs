namespace SmtpGen.Contracts;

/// <summary>
/// Marks a parameter that takes the name of a session fact. A <see cref="bool"/> method with such a parameter tells whether the fact
/// holds, so that a condition on it teaches the analyzer.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class FactNameAttribute : Attribute;
