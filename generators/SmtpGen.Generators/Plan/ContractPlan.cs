using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>One contract attribute.</summary>
/// <param name="Member">On a type: the member that is meant.</param>
/// <param name="Command">The name of the verb's constant.</param>
/// <param name="IsPlain">Whether the line is the verb and the text of one argument at most.</param>
/// <param name="When">The parameter that must be true.</param>
internal sealed record ContractPlan(
    string? Member,
    string? Command,
    bool IsPlain,
    string? Rfc,
    EquatableArray<string> Requires,
    EquatableArray<string> Provides,
    EquatableArray<string> Forbids,
    EquatableArray<string> Sets,
    EquatableArray<string> Perhaps,
    EquatableArray<string> Clears,
    bool ClearsWhenRefused,
    bool ThrowsWhenRefused,
    bool ReplyMatters,
    EquatableArray<int> ReplyCodes,
    string? When)
{
    /// <summary>The contract of a command, and one for each argument that does more.</summary>
    public static IEnumerable<ContractPlan> Of(Command command, SpecView spec)
    {
        yield return From(command.Rule, spec) with
        {
            Command = command.Name,
            IsPlain = IsPlainLine(command),
            Rfc = command.Rfc,
            ReplyMatters = command.ReplyMatters,
            ReplyCodes = ReplyPlan.CodesReturned(command, spec),
        };
        foreach (var condition in command.When)
        {
            var rule = Empty with { Sets = condition.Sets, Clears = condition.Clears, ClearsWhenRefused = command.Rule.ClearsWhenRefused };
            yield return From(rule, spec) with { When = condition.Argument };
        }
    }

    public static ContractPlan Of(Operation operation, SpecView spec)
        => From(operation.Rule, spec) with
        {
            Member = operation.Member,
            Rfc = operation.Rfc,
            ReplyCodes = ReplyPlan.CodesReturned(operation),
        };

    /// <summary>What a rule clears: everything, when it ends the session.</summary>
    public static EquatableArray<string> Cleared(SessionRule rule, SpecView spec)
        => rule.EndsSession ? spec.FactNames.ToEquatableArray() : rule.Clears;

    private static bool IsPlainLine(Command command)
        => command is { Exchange: Exchange.Reply, Options: null }
            && command.Prefix == command.Verb
            && command.Arguments.Count <= 1
            && command.Arguments.All(argument => argument.Kind is ArgumentKind.ClientName or ArgumentKind.Mailbox or ArgumentKind.Text or ArgumentKind.Word);

    private static readonly SessionRule Empty = new(default, default, default, default, default, default, false, false, false);

    private static ContractPlan From(SessionRule rule, SpecView spec)
        => new(
            Member: null,
            Command: null,
            IsPlain: false,
            Rfc: null,
            rule.Requires,
            rule.Provides,
            rule.Forbids,
            rule.Sets,
            rule.Perhaps,
            Cleared(rule, spec),
            rule.ClearsWhenRefused,
            rule.ThrowsWhenRefused,
            ReplyMatters: false,
            ReplyCodes: default,
            When: null);
}

