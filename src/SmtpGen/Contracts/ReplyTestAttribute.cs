namespace SmtpGen.Contracts;

/// <summary>
/// Marks what a program looks at to learn whether a command was accepted, so that a condition on it teaches the analyzer: the code
/// of a reply, or a <see cref="bool"/> that tells the class of that code.
/// </summary>
/// <param name="codeClass">The first digit of the codes for which the property is true; 0 when it is the code itself.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class ReplyTestAttribute(int codeClass = 0) : Attribute
{
    /// <summary>The first digit of the codes for which the property is true; 0 when it is the code itself.</summary>
    public int CodeClass { get; } = codeClass;
}
