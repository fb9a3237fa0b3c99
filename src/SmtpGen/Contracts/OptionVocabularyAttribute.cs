namespace SmtpGen.Contracts;

/// <summary>Describes one option keyword of a command to the analyzer.</summary>
/// <param name="keyword">The keyword, as in <c>KEYWORD=value</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
#if SMTPGEN_ROSLYN
internal
#else
public
#endif
sealed class OptionVocabularyAttribute(string keyword) : Attribute
{
    /// <summary>The keyword.</summary>
    public string Keyword { get; } = keyword;

    /// <summary>The verbs that take it.</summary>
    public string[] Verbs { get; set; } = [];

    /// <summary>The extension that brings it.</summary>
    public string? Extension { get; set; }

    /// <summary>The values it knows, when it has a fixed set of them.</summary>
    public string[] Values { get; set; } = [];

    /// <summary>A regular expression that the value as a whole is of; null when it has none, or any will do.</summary>
    public string? Pattern { get; set; }

    /// <summary>The least number that the value may be, when it is a number.</summary>
    public long Minimum { get; set; } = long.MinValue;

    /// <summary>The greatest number that the value may be, when it is a number.</summary>
    public long Maximum { get; set; } = long.MaxValue;

    /// <summary>Whether the keyword may stand without a value.</summary>
    public bool ValueOptional { get; set; }

    /// <summary>The kind of value, in the words of the spec file ("none", "integer", "xtext", …).</summary>
    public string? Kind { get; set; }

    /// <summary>Whether a typed option is left out, rather than refused, where its extension is not offered.</summary>
    public bool MayBeDropped { get; set; }
}
