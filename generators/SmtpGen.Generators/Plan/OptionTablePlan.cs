using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>What the runtime is told of the options, and which commands take which.</summary>
internal sealed record OptionTablePlan(EquatableArray<OptionEntryPlan> Options, EquatableArray<OptionListPlan> Lists)
{
    public static OptionTablePlan From(SmtpSpec spec) => new(
        spec.Options.Select(OptionEntryPlan.From).ToEquatableArray(),
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
    int LineLength,
    bool MayBeDropped,
    EquatableArray<OptionValuePlan> Values)
{
    public static OptionEntryPlan From(Option option) => new(
        option.Keyword,
        option.Name,
        option.About,
        option.Extension,
        option.Kind,
        option.Minimum,
        option.Maximum,
        option.MaximumLength,
        option.LineLength,
        option.MayBeDropped,
        option.Values.Select(value => new OptionValuePlan(value.Text, value.Extension, value.Alone)).ToEquatableArray());
}

internal sealed record OptionValuePlan(string Text, string? Extension, bool Alone);
