namespace SmtpGen.Generators.Spec.Model;

/// <summary>A service extension that a server may offer.</summary>
/// <param name="Parameters">What may follow its keyword in the answer to EHLO; null for nothing.</param>
/// <param name="DependsOn">The extensions that are offered with it.</param>
/// <param name="Obsolete">Why nobody should use it, and what to use instead; null where it is current.</param>
internal sealed record Extension(
    string Keyword,
    string Name,
    string About,
    string? Rfc,
    ExtensionParameters? Parameters,
    EquatableArray<string> DependsOn,
    EquatableArray<MeantOption> Meant,
    string? Obsolete);

/// <param name="Grammar">In ABNF.</param>
/// <param name="Words">The words that the grammar leaves open and a registry names.</param>
internal sealed record ExtensionParameters(bool Optional, string Grammar, EquatableArray<ParameterWord> Words);

internal sealed record ParameterWord(string Text, string About);

/// <summary>What was likely meant where the extension's name was written as an option of a verb.</summary>
internal sealed record MeantOption(string Verb, string Option);
