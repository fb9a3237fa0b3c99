using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What the parts of one graph's analysis share.</summary>
internal sealed class FlowContext
{
    private const int BlockBudget = 2_000;
    private const int BudgetPerBlock = 50;

    private int _budget;

    public FlowContext(ControlFlowGraph graph, IReadOnlyList<ControlFlowGraph> nested, LibraryContracts library, bool allowsImplicit)
    {
        Graph = graph;
        Library = library;
        AllowsImplicit = allowsImplicit;
        Variables = new FlowVariables(graph, nested, library.Clients);
        Conditions = new ConditionTable(graph);
        _budget = BlockBudget + (BudgetPerBlock * graph.Blocks.Length);
    }

    public ControlFlowGraph Graph { get; }

    public LibraryContracts Library { get; }

    /// <summary>Whether an operation may rely on what it provides itself.</summary>
    public bool AllowsImplicit { get; }

    public FlowVariables Variables { get; }

    public ConditionTable Conditions { get; }

    public SiteTable Sites { get; } = new();

    public ReplyTable Replies { get; } = new();

    public FindingLog Log { get; } = new();

    /// <summary>Whether the graph is more than the analysis takes on; nothing is said of it then.</summary>
    public bool HasGivenUp { get; private set; }

    public void GiveUp() => HasGivenUp = true;

    public bool Spend()
    {
        if (--_budget < 0)
            GiveUp();
        return !HasGivenUp;
    }
}
