using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>The enumeration of an option's values.</summary>
/// <param name="IsSet">Whether several may hold at once, so that each is a bit.</param>
internal sealed record OptionEnumPlan(string Access, string Name, string About, RfcReference? Rfc, bool IsSet, EquatableArray<OptionValue> Values)
{
    public static IEnumerable<OptionEnumPlan> From(SpecView spec)
        => spec.Own.Options.Where(option => option.Grammar.IsEnumeration).Select(option => new OptionEnumPlan(
            spec.Target.Access, option.Grammar.Type!, option.About, RfcReference.From(option.Rfc), option.Grammar.Kind == OptionKind.Flags, option.Grammar.Values));
}
