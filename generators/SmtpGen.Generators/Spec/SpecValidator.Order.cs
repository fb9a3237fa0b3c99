using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>
/// What the session rules make of each other: facts that nothing sets, and commands that are never legal. Looked for when nothing else is
/// wrong, since an entry that is left out would make others look so.
/// </summary>
internal sealed partial class SpecValidator
{
    private SpecEntries WithoutDeadEnds(SpecEntries entries)
    {
        List<(SessionRule Rule, EquatableArray<ConditionalRule> When)> rules =
        [
            .. entries.Operations.Select(operation => (operation.Value.Rule, default(EquatableArray<ConditionalRule>))),
            .. entries.Commands.Select(command => (command.Value.Rule, command.Value.When)),
        ];
        var set = new HashSet<string>(rules.SelectMany(step => step.Rule.Sets.Concat(step.Rule.Perhaps).Concat(step.When.SelectMany(rule => rule.Sets))));
        var facts = entries.Facts.Where(fact => IsSet(fact, set)).ToList();
        if (_problems.Count == 0)
        {
            var session = new ReachableStates(entries.Facts.Select(fact => fact.Value.Name), rules);
            entries.Commands = [.. entries.Commands.Where(command => IsLegalSomewhere(command, session))];
            if (!session.IsComplete)
                SayWhatIsUnknown(entries);
        }

        entries.Facts = facts;
        return entries;
    }

    private void SayWhatIsUnknown(SpecEntries entries)
    {
        var place = entries.Facts.Where(IsOfProject).Select(fact => fact.Place).Concat(entries.Commands.Where(IsOfProject).Select(command => command.Place)).First();
        _problems.Add(
            SpecProblemKind.UnknownOrder,
            $"whether each command can ever be legal is not known: the {entries.Facts.Count} facts make a session of more states than are followed. Nothing is wrong with that; have fewer facts that do not depend on each other, if you want to be told",
            place);
    }

    private bool IsSet(Entry<Fact> fact, HashSet<string> set)
    {
        if (set.Contains(fact.Value.Name))
            return true;
        _problems.Add(SpecProblemKind.IdleFact, $"nothing sets the fact \"{fact.Value.Name}\": name it in \"sets\" or \"perhaps\" of a command", fact.Place);
        return false;
    }

    private bool IsLegalSomewhere(Entry<Command> command, ReachableStates session)
    {
        if (session.Allow(command.Value.Rule))
            return true;
        var rule = command.Value.Rule;
        var both = rule.Requires.FirstOrDefault(rule.Forbids.Contains);
        _problems.Add(
            SpecProblemKind.UnreachableCommand,
            both is null
                ? $"the command \"{command.Key}\" can never be legal: no way through the session leads to {Sum(rule)}"
                : $"the command \"{command.Key}\" can never be legal: it requires \"{both}\" and forbids it",
            command.Place);
        return false;
    }

    private static string Sum(SessionRule rule)
        => string.Join(" and ", rule.Requires.Select(fact => $"\"{fact}\"").Concat(rule.Forbids.Select(fact => $"no \"{fact}\"")));
}
