using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>What the analyzer is told of facts, extensions and options, as attributes of the assembly.</summary>
internal sealed record VocabularyPlan(
    EquatableArray<FactWords> Facts, EquatableArray<ExtensionWords> Extensions, EquatableArray<OptionWords> Options)
{
    public static VocabularyPlan From(SmtpSpec spec) => new(
        spec.Facts.Select(fact => new FactWords(fact.Name, fact.Missing, fact.Present, fact.Step, fact.Undo)).ToEquatableArray(),
        spec.Extensions.Select(extension => new ExtensionWords(
            extension.Keyword, extension.Meant.Select(meant => $"{meant.Verb} {meant.Option}").ToEquatableArray())).ToEquatableArray(),
        spec.Options.Select(option => new OptionWords(
            option.Keyword,
            option.On,
            option.Extension,
            option.Grammar.KindWord,
            option.Grammar.Values.Select(value => value.Text).ToEquatableArray(),
            OptionPattern.Of(option.Grammar),
            option.Grammar.ValueOptional)).ToEquatableArray());
}

internal sealed record FactWords(string Name, string Missing, string Present, string? Step, string? Undo);

internal sealed record ExtensionWords(string Keyword, EquatableArray<string> Meant);

internal sealed record OptionWords(
    string Keyword, EquatableArray<string> Verbs, string? Extension, string Kind, EquatableArray<string> Values, string? Pattern, bool ValueOptional);
