using SmtpGen.Generators.Spec;
namespace SmtpGen.Generators.Plan;

/// <summary>The facts of a session: a flag, a property of the client and an entry of the analyzer's vocabulary each.</summary>
internal sealed record FactsPlan(EquatableArray<FactPlan> Facts)
{
    public static FactsPlan From(SpecView spec) => new(spec.Own.Facts.Select(fact => new FactPlan(
        fact.Name,
        FlagOf(fact.Name),
        fact.Property!,
        fact.About,
        RfcReference.From(fact.Rfc),
        fact.Missing,
        fact.Present,
        fact.Step,
        fact.Undo)).ToEquatableArray());

    public static string FlagOf(string fact) => Identifier.Pascal(fact);
}

internal sealed record FactPlan(
    string Name,
    string Flag,
    string Property,
    string About,
    RfcReference? Rfc,
    string Missing,
    string Present,
    string? Step,
    string? Undo);
