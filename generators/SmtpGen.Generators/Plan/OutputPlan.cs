using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Plan;

/// <summary>All that is written of a spec, kind by kind. A kind that a project cannot add to, or does not, is null.</summary>
internal sealed record OutputPlan(
    EquatableArray<FileGroup<VerbPlan>> Verbs,
    VerbTablePlan? VerbTable,
    FactsPlan? Facts,
    EquatableArray<ConstantsPlan> Constants,
    EnhancedStatusPlan? EnhancedStatuses,
    EquatableArray<FileGroup<ExceptionPlan>> Exceptions,
    OptionTablePlan? OptionTable,
    EquatableArray<FileGroup<OptionClassPlan>> OptionClasses,
    EquatableArray<FileGroup<OptionSettersPlan>> OptionSetters,
    EquatableArray<FileGroup<OptionEnumPlan>> OptionEnums,
    MechanismsPlan? Mechanisms,
    OperationsPlan? Operations,
    VocabularyPlan Vocabulary,
    DeclarationPlan? Declarations)
{
    public static OutputPlan From(SpecReading reading)
    {
        var spec = SpecView.Of(reading);
        var isOwn = spec.Target.IsOwn;
        return new OutputPlan(
            FileGroups.Of(VerbPlan.From(spec), verb => $"Verbs.{verb.Name}", "Verbs"),
            isOwn && spec.Own.Commands.Count == 0 ? null : VerbTablePlan.From(spec),
            isOwn ? null : FactsPlan.From(spec),
            ConstantsPlan.From(spec).ToEquatableArray(),
            isOwn ? null : EnhancedStatusPlan.From(spec),
            FileGroups.Of(ExceptionPlan.From(spec), error => $"Exceptions.{error.Name}", "Exceptions"),
            isOwn && spec.Own.Options.Count == 0 ? null : OptionTablePlan.From(spec),
            FileGroups.Of(OptionClassPlan.From(spec), options => $"Options.{options.Name}", "Options"),
            FileGroups.Of(OptionSettersPlan.From(spec), setters => $"Options.{setters.Class}.Setters", "Options.Setters"),
            FileGroups.Of(OptionEnumPlan.From(spec), options => $"OptionValues.{options.Name}", "OptionValues"),
            isOwn ? null : MechanismsPlan.From(spec),
            isOwn ? null : OperationsPlan.From(spec),
            VocabularyPlan.From(spec),
            DeclarationPlan.From(spec));
    }
}
