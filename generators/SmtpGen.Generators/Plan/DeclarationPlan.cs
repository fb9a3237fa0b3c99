namespace SmtpGen.Generators.Plan;

/// <summary>What a project tells the runtime before its first line runs: facts that are asked for by name, and options of the library's verbs.</summary>
/// <param name="Options">For each verb, the options by their names in C#.</param>
internal sealed record DeclarationPlan(Target Target, EquatableArray<string> Facts, EquatableArray<OptionListPlan> Options)
{
    public static DeclarationPlan? From(SpecView spec)
    {
        if (!spec.Target.IsOwn)
            return null;
        var ownVerbs = new HashSet<string>(spec.Own.Commands.Select(command => command.Verb));
        var facts = spec.Own.Facts.Select(fact => fact.Name).ToEquatableArray();
        var options = spec.Own.Options.SelectMany(option => option.On, (option, verb) => (option, verb))
            .Where(pair => !ownVerbs.Contains(pair.verb) && spec.OptionClasses.ContainsKey(pair.verb))
            .GroupBy(pair => pair.verb, pair => pair.option.Name)
            .Select(verb => new OptionListPlan(spec.OptionClasses[verb.Key], verb.Key, verb.ToEquatableArray()))
            .ToEquatableArray();
        return facts.Count + options.Count == 0 ? null : new DeclarationPlan(spec.Target, facts, options);
    }
}
