using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Plan;

/// <summary>All that is written of a spec, kind by kind. A kind that a project cannot add to, or does not, is null.</summary>
internal sealed record OutputPlan(
    EquatableArray<VerbPlan> Verbs,
    VerbTablePlan? VerbTable,
    FactsPlan? Facts,
    EquatableArray<ConstantsPlan> Constants,
    EnhancedStatusPlan? EnhancedStatuses,
    EquatableArray<ExceptionPlan> Exceptions,
    OptionTablePlan? OptionTable,
    EquatableArray<OptionClassPlan> OptionClasses,
    EquatableArray<OptionSettersPlan> OptionSetters,
    EquatableArray<OptionEnumPlan> OptionEnums,
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
            VerbPlan.From(spec).ToEquatableArray(),
            isOwn && spec.Own.Commands.Count == 0 ? null : VerbTablePlan.From(spec),
            isOwn ? null : FactsPlan.From(spec),
            ConstantsPlan.From(spec).ToEquatableArray(),
            isOwn ? null : EnhancedStatusPlan.From(spec),
            ExceptionPlan.From(spec).ToEquatableArray(),
            isOwn && spec.Own.Options.Count == 0 ? null : OptionTablePlan.From(spec),
            OptionClassPlan.From(spec).ToEquatableArray(),
            OptionSettersPlan.From(spec).ToEquatableArray(),
            OptionEnumPlan.From(spec).ToEquatableArray(),
            isOwn ? null : MechanismsPlan.From(spec),
            isOwn ? null : OperationsPlan.From(spec),
            VocabularyPlan.From(spec),
            DeclarationPlan.From(spec));
    }
}
