using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The table of SASL mechanisms, the preferred first.</summary>
internal sealed record MechanismsPlan(EquatableArray<Mechanism> Mechanisms)
{
    public static MechanismsPlan From(SpecView spec) => new(spec.Own.Mechanisms);
}
