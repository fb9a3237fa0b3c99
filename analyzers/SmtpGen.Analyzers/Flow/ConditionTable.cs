using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Gives a bit to each condition that a graph tests more than once, or that is a flag with constant values, as long as it depends on
/// nothing but variables and properties: its outcome is the same until one of them is assigned.
/// </summary>
internal sealed class ConditionTable
{
    private const int MaximumConditions = 8;

    private readonly Dictionary<IOperation, (ulong Bit, bool IsNegated)> _ofBranch = [];
    private readonly Dictionary<ISymbol, ulong> _dependents = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ulong> _flags = new(SymbolEqualityComparer.Default);

    public ConditionTable(ControlFlowGraph graph)
    {
        var uses = new Dictionary<string, List<Condition>>(StringComparer.Ordinal);
        foreach (BasicBlock block in graph.Blocks)
        {
            if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value || Condition.Read(value) is not { } condition)
                continue;
            if (!uses.TryGetValue(condition.Key, out List<Condition>? same))
                uses.Add(condition.Key, same = []);
            same.Add(condition);
        }

        ulong bit = 1;
        foreach (List<Condition> same in uses.Values)
        {
            if (same.Count < 2 && same[0].Flag is null)
                continue;
            foreach (Condition condition in same)
                Register(condition, bit);
            bit <<= 1;
            if (bit == 1UL << MaximumConditions)
                break;
        }
    }

    /// <summary>The condition that a branch tests, with the outcome that <paramref name="outcome"/> of the branch means; 0 when none.</summary>
    public ulong ConditionOf(IOperation branchValue, ref bool outcome)
    {
        if (!_ofBranch.TryGetValue(branchValue, out var condition))
            return 0;
        outcome ^= condition.IsNegated;
        return condition.Bit;
    }

    /// <summary>What is known of conditions after <paramref name="target"/> was assigned.</summary>
    public ConditionOutcomes AfterAssignment(ConditionOutcomes outcomes, ISymbol target, IOperation? value)
    {
        if (_dependents.TryGetValue(target, out ulong changed))
            outcomes = outcomes.Without(changed);
        if (_flags.TryGetValue(target, out ulong flag) && value?.ConstantValue is { HasValue: true, Value: bool constant })
            outcomes = outcomes.With(flag, constant);
        return outcomes;
    }

    private void Register(Condition condition, ulong bit)
    {
        _ofBranch[condition.Branch] = (bit, condition.IsNegated);
        if (condition.Flag is not null)
            _flags[condition.Flag] = bit;
        foreach (ISymbol symbol in condition.Symbols)
            _dependents[symbol] = (_dependents.TryGetValue(symbol, out ulong others) ? others : 0) | bit;
    }
}
