using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What the parts of one graph's analysis share.</summary>
internal sealed class FlowContext
{
    private const int BlockBudget = 2_000;
    private const int BudgetPerBlock = 50;

    private readonly ulong[] _disturbed = new ulong[SiteTable.MaximumSites];
    private int _budget;

    public FlowContext(ControlFlowGraph graph, NestedFunctions nested, LibraryContracts library, bool allowsImplicit, HelperSummaries summaries)
    {
        Graph = graph;
        Nested = nested;
        Summaries = summaries;
        Library = library;
        AllowsImplicit = allowsImplicit;
        Variables = new FlowVariables(graph, nested, library.Clients);
        Conditions = new ConditionTable(graph);
        _budget = BlockBudget + (BudgetPerBlock * graph.Blocks.Length);
    }

    public ControlFlowGraph Graph { get; }

    public NestedFunctions Nested { get; }

    public HelperSummaries Summaries { get; }

    public LibraryContracts Library { get; }

    /// <summary>Whether an operation may rely on what it provides itself.</summary>
    public bool AllowsImplicit { get; }

    public FlowVariables Variables { get; }

    public ConditionTable Conditions { get; }

    public SiteTable Sites { get; } = new();

    public ReplyTable Replies { get; } = new();

    public FindingLog Log { get; } = new();

    public LifeLog Lives { get; } = new();

    /// <summary>Whether the graph is more than the analysis takes on; nothing is said of it then.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>Whether code ran that cannot be seen, and may use every client that others know of.</summary>
    public bool IsOpaque { get; set; }

    public void GiveUp() => HasGivenUp = true;

    /// <summary>Notes that facts of a client may change somewhere in the graph.</summary>
    public void Disturb(int site, ulong facts) => _disturbed[site] |= facts;

    /// <summary>The facts of a client that change somewhere in the graph, whichever way it is left.</summary>
    public ulong DisturbedOf(int site) => _disturbed[site];

    public bool Spend()
    {
        if (--_budget < 0)
            GiveUp();
        return !HasGivenUp;
    }
}
