namespace SmtpGen.Generators.Plan;

/// <summary>What the analyzer is told of facts, extensions, options and mechanisms, as attributes of the assembly.</summary>
internal sealed record VocabularyPlan(
    EquatableArray<FactWords> Facts, EquatableArray<ExtensionWords> Extensions, EquatableArray<OptionWords> Options, EquatableArray<MechanismWords> Mechanisms)
{
    public static VocabularyPlan From(SpecView spec) => new(
        spec.Own.Facts.Select(fact => new FactWords(fact.Name, fact.Missing, fact.Present, fact.Step, fact.Undo, fact.ProtectsSecrets)).ToEquatableArray(),
        spec.Own.Extensions.Select(extension => new ExtensionWords(
            extension.Keyword, extension.Meant.Select(meant => $"{meant.Verb} {meant.Option}").ToEquatableArray())).ToEquatableArray(),
        spec.Own.Options.Select(option => new OptionWords(
            option.Keyword,
            option.On,
            option.Extension,
            option.Grammar.KindWord,
            option.Grammar.Values.Select(value => value.Text).ToEquatableArray(),
            OptionPattern.Of(option.Grammar),
            option.Grammar.Minimum,
            option.Grammar.Maximum,
            option.Grammar.ValueOptional,
            option.MayBeDropped)).ToEquatableArray(),
        spec.Own.Mechanisms.Where(mechanism => mechanism.Type is not null)
            .Select(mechanism => new MechanismWords(mechanism.Keyword, mechanism.Type!, mechanism.SendsSecret)).ToEquatableArray());
}

internal sealed record FactWords(string Name, string Missing, string Present, string? Step, string? Undo, bool ProtectsSecrets);

internal sealed record MechanismWords(string Keyword, string Type, bool SendsSecret);

internal sealed record ExtensionWords(string Keyword, EquatableArray<string> Meant);

internal sealed record OptionWords(
    string Keyword,
    EquatableArray<string> Verbs,
    string? Extension,
    string Kind,
    EquatableArray<string> Values,
    string? Pattern,
    long? Minimum,
    long? Maximum,
    bool ValueOptional,
    bool MayBeDropped);
