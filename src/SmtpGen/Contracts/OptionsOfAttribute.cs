namespace SmtpGen.Contracts;

/// <summary>Marks a place where options of a verb are expected, as strings of the form <c>KEYWORD[=value]</c>, or a keyword alone for an indexer.</summary>
/// <param name="verb">The verb whose options are meant.</param>
[AttributeUsage(AttributeTargets.Parameter)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class OptionsOfAttribute(string verb) : Attribute
{
    /// <summary>The verb whose options are meant.</summary>
    public string Verb { get; } = verb;
}
