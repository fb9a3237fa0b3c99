using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>What the runtime is told of the options, and which commands take which.</summary>
internal sealed record OptionTablePlan(Target Target, EquatableArray<OptionEntryPlan> Options, EquatableArray<OptionListPlan> Lists)
{
    public static OptionTablePlan From(SpecView spec) => new(
        spec.Target,
        spec.Own.Options.Select(OptionEntryPlan.From).ToEquatableArray(),
        OptionClassPlan.From(spec).Select(group => new OptionListPlan(
            group.Name, group.VerbText, group.Options.Select(option => option.Name).ToEquatableArray())).ToEquatableArray());
}

/// <summary>The options of one command, by their names in C#.</summary>
internal sealed record OptionListPlan(string Name, string VerbText, EquatableArray<string> Options);

internal sealed record OptionEntryPlan(
    string Keyword,
    string Name,
    string About,
    string? Extension,
    OptionKind Kind,
    long? Minimum,
    long? Maximum,
    int MaximumLength,
    string? Pattern,
    bool ValueOptional,
    bool NullPath,
    int LineLength,
    bool MayBeDropped,
    EquatableArray<string> Excludes,
    EquatableArray<string> Needs,
    EquatableArray<string> UnicodeTypes,
    EquatableArray<OptionValuePlan> Values)
{
    public static OptionEntryPlan From(Option option) => new(
        option.Keyword,
        option.Name,
        option.About,
        option.Extension,
        option.Grammar.Kind,
        option.Grammar.Minimum,
        option.Grammar.Maximum,
        option.Grammar.MaximumLength,
        option.Grammar.Pattern,
        option.Grammar.ValueOptional,
        option.Grammar.NullPath,
        option.LineLength,
        option.MayBeDropped,
        option.Excludes,
        option.Needs,
        option.Grammar.AddressTypes.Where(type => type.Unicode).Select(type => type.Text).ToEquatableArray(),
        option.Grammar.Values.Select(value => new OptionValuePlan(value.Text, value.Extension, value.Alone)).ToEquatableArray());
}

internal sealed record OptionValuePlan(string Text, string? Extension, bool Alone);
