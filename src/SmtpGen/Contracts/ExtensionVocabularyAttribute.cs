namespace SmtpGen.Contracts;

/// <summary>Describes one service extension to the analyzer.</summary>
/// <param name="name">The EHLO keyword.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class ExtensionVocabularyAttribute(string name) : Attribute
{
    /// <summary>The EHLO keyword.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// What to write where the name was taken for an option, as "VERB option" ("MAIL BODY=8BITMIME"), the likeliest first; empty
    /// when the extension adds no option.
    /// </summary>
    public string[] Options { get; set; } = [];
}
