namespace SmtpGen.Generators.Plan;

/// <summary>The methods that set a project's own options on the options of one verb.</summary>
/// <param name="Class">The class of the options.</param>
internal sealed record OptionSettersPlan(Target Target, string Class, string VerbText, EquatableArray<OptionPlan> Options)
{
    public static IEnumerable<OptionSettersPlan> From(SpecView spec)
        => !spec.Target.IsOwn ? [] : spec.Own.Options.SelectMany(option => option.On, (option, verb) => (option, verb))
            .Where(pair => spec.OptionClasses.ContainsKey(pair.verb))
            .GroupBy(pair => pair.verb, pair => OptionPlan.From(pair.option))
            .Select(verb => new OptionSettersPlan(spec.Target, spec.OptionClasses[verb.Key], verb.Key, verb.ToEquatableArray()));
}
