using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Docs;

/// <summary>
/// The stages of a session and the steps between them, found from the rules of the spec file. A stage is a set of facts; the facts that
/// hold beside the order are left out, and each of them has a graph of its own.
/// </summary>
internal sealed class SessionGraph
{
    private SessionGraph(string[] facts, IReadOnlyList<Step> steps)
    {
        Facts = facts;
        Steps = steps;
        var stages = new List<ulong> { 0 };
        for (int i = 0; i < stages.Count; i++)
            stages.AddRange(steps.SelectMany(step => step.From(stages[i])).Distinct().Where(next => !stages.Contains(next)).ToList());
        Stages = [.. stages.OrderBy(System.Numerics.BitOperations.PopCount).ThenBy(stage => stage)];
        Moves = [.. Stages.SelectMany(from => steps.SelectMany(step => step.From(from).Where(to => to != from).Select(to => new Move(from, to, step))))];
    }

    public string[] Facts { get; }

    public IReadOnlyList<Step> Steps { get; }

    public IReadOnlyList<ulong> Stages { get; }

    public IReadOnlyList<Move> Moves { get; }

    /// <summary>The order of a session.</summary>
    public static SessionGraph Of(SmtpSpec spec) => Of(spec, [.. spec.Facts.Where(fact => !fact.Beside).Select(fact => fact.Name)]);

    /// <summary>What makes one fact hold, and what ends it.</summary>
    public static SessionGraph Of(SmtpSpec spec, params string[] facts) => new(
        facts,
        [
            .. spec.Operations.Where(operation => operation.Type is null).Select(operation => new Step(operation.Member, operation.Rule, [], facts, null)),
            .. spec.Commands.Where(command => command.Client is null).Select(command => new Step(command.Verb, command.Rule, command.When, facts, command)),
        ]);

    /// <summary>The fact that tells a stage from those before it: the last that holds.</summary>
    public string NameOf(ulong stage) => stage == 0 ? "not " + Facts[0] : Facts[System.Numerics.BitOperations.Log2(stage)];

    /// <summary>The facts that hold in a stage.</summary>
    public IEnumerable<string> FactsOf(ulong stage) => Facts.Where((_, index) => (stage & (1UL << index)) != 0);

    /// <summary>The moves between each two stages together, without those that the library has for the sake of completeness.</summary>
    public IEnumerable<(ulong From, ulong To, string[] Steps)> Edges
        => Moves.Where(move => !move.Step.IsObsolete && !move.Step.EndsSession)
            .GroupBy(move => (move.From, move.To))
            .Select(edge => (edge.Key.From, edge.Key.To, edge.Select(move => move.Step.Label(move.From, move.To)).Distinct().ToArray()))
            .OrderBy(edge => edge.From).ThenBy(edge => edge.To);

    /// <summary>What ends a session wherever it is.</summary>
    public IEnumerable<string> Endings => Steps.Where(step => step.EndsSession && !step.IsObsolete).Select(step => step.Name);
}

/// <summary>A step from one stage to another.</summary>
internal sealed record Move(ulong From, ulong To, Step Step);

/// <summary>A command or an operation, as what it asks of some facts and does to them.</summary>
internal sealed class Step(string name, SessionRule rule, IEnumerable<ConditionalRule> when, string[] facts, Command? command)
{
    private readonly ulong _requires = Bits(rule.Requires, facts);
    private readonly ulong _forbids = Bits(rule.Forbids, facts);
    private readonly ulong _sets = Bits(rule.Sets, facts);
    private readonly ulong _perhaps = Bits(rule.Perhaps, facts);
    private readonly ulong _clears = rule.EndsSession ? ulong.MaxValue : Bits(rule.Clears, facts);

    public string Name => name;

    public bool EndsSession => rule.EndsSession;

    public bool IsObsolete => command?.Obsolete is not null;

    public Command? Command => command;

    public bool IsLegal(ulong stage) => (stage & _requires) == _requires && (stage & _forbids) == 0;

    /// <summary>Where success leads from a stage.</summary>
    public IEnumerable<ulong> From(ulong stage)
    {
        if (!IsLegal(stage))
            return [];
        ulong plain = After(stage);
        return new[] { plain, plain | _perhaps }.Concat(when.Select(rule => After(stage, rule))).Distinct();
    }

    /// <summary>The name, and the keyword without which it does not lead there.</summary>
    public string Label(ulong from, ulong to)
        => After(from) == to || command is null ? name
            : when.FirstOrDefault(rule => After(from, rule) == to) is { } needed ? $"{name} {command.Arguments.First(argument => argument.Name == needed.Argument).Word}"
            : name;

    private ulong After(ulong stage) => (stage & ~_clears) | _sets;

    private ulong After(ulong stage, ConditionalRule rule) => (After(stage) | Bits(rule.Sets, facts)) & ~Bits(rule.Clears, facts);

    private static ulong Bits(IEnumerable<string> names, string[] facts)
        => names.Select(name => Array.IndexOf(facts, name)).Where(index => index >= 0).Aggregate(0UL, (bits, index) => bits | (1UL << index));
}
