namespace SmtpGen.Contracts;

/// <summary>Describes one SASL mechanism to the analyzer.</summary>
/// <param name="keyword">The registered name.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class MechanismVocabularyAttribute(string keyword) : Attribute
{
    /// <summary>The registered name.</summary>
    public string Keyword { get; } = keyword;

    /// <summary>The class that speaks it.</summary>
    public Type? Type { get; set; }

    /// <summary>Whether the secret itself goes over the wire.</summary>
    public bool SendsSecret { get; set; }
}
