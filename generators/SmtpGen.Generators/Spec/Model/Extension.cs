namespace SmtpGen.Generators.Spec.Model;

/// <summary>A service extension that a server may offer.</summary>
internal sealed record Extension(string Keyword, string Name, string About, string? Rfc, EquatableArray<MeantOption> Meant);

/// <summary>What was likely meant where the extension's name was written as an option of a verb.</summary>
internal sealed record MeantOption(string Verb, string Option);
