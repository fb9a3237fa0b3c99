namespace SmtpGen.Contracts;

/// <summary>Marks a property that holds the value of an option, or a parameter that takes it.</summary>
/// <param name="keyword">The option's keyword.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class OptionKeywordAttribute(string keyword) : Attribute
{
    /// <summary>The option's keyword.</summary>
    public string Keyword { get; } = keyword;
}
