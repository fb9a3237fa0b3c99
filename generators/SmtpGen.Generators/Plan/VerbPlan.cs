namespace SmtpGen.Generators.Plan;

/// <summary>All that is written of one verb, and all that its output file depends on.</summary>
/// <param name="Name">The verb's name in C#, of its constants.</param>
/// <param name="Methods">The method's name, and its other names.</param>
/// <param name="Contracts">What the analyzer reads of it.</param>
/// <param name="Client">The class that has the methods.</param>
/// <param name="Obsolete">What the compiler says to whoever calls them.</param>
internal sealed record VerbPlan(
    Target Target,
    string Name,
    EquatableArray<string> Methods,
    CommandPlan Command,
    VerbDocs Docs,
    EquatableArray<ContractPlan> Contracts,
    EquatableArray<OverloadPlan> Overloads,
    string Client,
    string? Obsolete)
{
    public static IEnumerable<VerbPlan> From(SpecView spec) => spec.Own.Commands.Select(command => new VerbPlan(
        spec.Target,
        command.Name,
        new[] { command.Method }.Concat(command.Aliases).ToEquatableArray(),
        CommandPlan.From(command, spec),
        VerbDocs.From(command, spec),
        ContractPlan.Of(command, spec).ToEquatableArray(),
        OverloadPlan.Of(command, spec).ToEquatableArray(),
        command.Client ?? TypeNames.Client,
        command.Obsolete));
}

/// <summary>The names of all verbs: what the table of commands depends on.</summary>
internal sealed record VerbTablePlan(Target Target, EquatableArray<string> Names)
{
    public static VerbTablePlan From(SpecView spec) => new(spec.Target, spec.Own.Commands.Select(command => command.Name).ToEquatableArray());
}
