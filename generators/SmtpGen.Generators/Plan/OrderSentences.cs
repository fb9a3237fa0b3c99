using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>A command's session rule in words, made of the words that the spec file has for each fact.</summary>
internal static class OrderSentences
{
    public static IEnumerable<string> Of(Command command, SpecView spec)
    {
        var rule = command.Rule;
        var obstacles = Known(rule.Requires, spec).Select(fact => fact.Missing + Hint(fact.Step))
            .Concat(Known(rule.Forbids, spec).Select(fact => fact.Present + Hint(fact.Undo)))
            .ToList();
        yield return obstacles.Count == 0 ? "Legal at any time." : $"Not legal while {string.Join(", or while ", obstacles)}.";
        if (command.Extension is not null)
            yield return $"Meant for servers that offer the extension {command.Extension}.";
        if (rule.EndsSession)
            yield return "Afterwards the session is over.";
        foreach (var sentence in Effects(rule, spec))
            yield return sentence;
        foreach (var condition in command.When)
            yield return $"Where {condition.Argument} is true, then also: {Outcome(condition.Sets, condition.Clears, spec)}.";
    }

    private static IEnumerable<string> Effects(SessionRule rule, SpecView spec)
    {
        if (rule.ClearsWhenRefused && rule.Clears.Count > 0)
        {
            yield return $"After the last reply, whatever it is: {Outcome(default, rule.Clears, spec)}.";
            if (rule.Sets.Count > 0)
                yield return $"After success: {Outcome(rule.Sets, default, spec)}.";
        }
        else if (rule.Sets.Count + rule.Clears.Count > 0)
        {
            yield return $"After success: {Outcome(rule.Sets, rule.Clears, spec)}.";
        }
    }

    private static string Outcome(EquatableArray<string> sets, EquatableArray<string> clears, SpecView spec)
        => string.Join("; ", Known(sets, spec).Select(fact => fact.Present).Concat(Known(clears, spec).Select(fact => fact.Missing)));

    private static string Hint(string? member) => member is null ? "" : $" (call {member} first)";

    private static IEnumerable<Fact> Known(IEnumerable<string> names, SpecView spec)
        => names.Select(spec.Fact).OfType<Fact>();
}
