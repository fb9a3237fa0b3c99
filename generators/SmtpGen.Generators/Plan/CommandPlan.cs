using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Plan;

/// <summary>What the runtime is told of one verb.</summary>
/// <param name="Options">The class of its options.</param>
/// <param name="Requires">Flags of facts, as are the three that follow.</param>
/// <param name="OwnSets">Facts of a project, by name, as are the next.</param>
/// <param name="Refusal">The exception that a refusal is.</param>
internal sealed record CommandPlan(
    string Verb,
    string Member,
    string Prefix,
    string About,
    string? Rfc,
    string? Extension,
    ArgumentsShape Arguments,
    EquatableArray<string> Keywords,
    string? Options,
    Exchange Exchange,
    bool Pipelined,
    EquatableArray<string> Requires,
    EquatableArray<string> Forbids,
    EquatableArray<string> Sets,
    EquatableArray<string> Clears,
    EquatableArray<string> OwnSets,
    EquatableArray<string> OwnClears,
    bool ClearsWhenRefused,
    bool ThrowsWhenRefused,
    bool ListsExtensions,
    bool EndsSession,
    EquatableArray<int> ReplyCodes,
    EquatableArray<int> FinalReplyCodes,
    int Timeout,
    int? BlockTimeout,
    int? FinalTimeout,
    RefusalPlan Refusal)
{
    public static CommandPlan From(Command command, SpecView spec) => new(
        command.Verb,
        command.Method,
        command.Prefix,
        command.About,
        command.Rfc,
        command.Extension,
        ShapeOf(command),
        command.Arguments.Where(argument => argument.Word is not null).Select(argument => argument.Word!).ToEquatableArray(),
        command.Options,
        command.Exchange,
        command.Pipelined,
        spec.Flags(command.Rule.Requires),
        spec.Flags(command.Rule.Forbids),
        spec.Flags(command.Rule.Sets),
        spec.Flags(ContractPlan.Cleared(command.Rule, spec)),
        spec.OwnFacts(command.Rule.Sets),
        spec.OwnFacts(ContractPlan.Cleared(command.Rule, spec)),
        command.Rule.ClearsWhenRefused,
        command.Rule.ThrowsWhenRefused,
        command.ListsExtensions,
        command.Rule.EndsSession,
        command.Replies.Select(reply => reply.Code).ToEquatableArray(),
        command.FinalReplies.Select(reply => reply.Code).ToEquatableArray(),
        TimeoutOf(command, spec),
        command.Times.Block ?? (command.Exchange is Exchange.Content or Exchange.Chunk ? spec.DefaultTimeout : null),
        command.Times.Final ?? (command.Exchange is Exchange.Content ? spec.DefaultTimeout : null),
        RefusalPlan.Of(command, spec));

    public static int TimeoutOf(Command command, SpecView spec)
        => command.Times.Reply ?? spec.DefaultTimeout;

    private static ArgumentsShape ShapeOf(Command command)
    {
        if (command.Exchange is Exchange.Chunk or Exchange.Sasl)
            return ArgumentsShape.Required;
        if (command.Arguments.Count == 0)
            return command.Options is null && !command.IgnoresText ? ArgumentsShape.None : ArgumentsShape.Optional;
        var mayLack = command.Arguments.All(argument => argument.Optional && argument.Kind != ArgumentKind.ClientName);
        return mayLack ? ArgumentsShape.Optional : ArgumentsShape.Required;
    }
}

internal enum ArgumentsShape
{
    None,
    Optional,
    Required,
}

/// <summary>The exception that a refusal of a command is.</summary>
internal sealed record RefusalPlan(string Type, ExceptionShape Shape)
{
    public static RefusalPlan Of(Command command, SpecView spec)
    {
        // One that was left out for a mistake is no reason to leave out the command too.
        var error = spec.Exception(command.Exception) ?? spec.WidelyThrown.FirstOrDefault(error => error.Thrown == ThrownBy.Refusals);
        return new RefusalPlan(error?.Name ?? "", ExceptionPlan.ShapeOf(error?.Name, spec));
    }
}
