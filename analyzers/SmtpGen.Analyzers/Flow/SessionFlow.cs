using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What was found out about one graph.</summary>
/// <param name="Findings">What is possible at each operation on a client.</param>
/// <param name="Breaches">Contracts of its parameters that it does not keep.</param>
/// <param name="Abandoned">What makes clients that nobody ever ends.</param>
internal sealed record SessionFlow(IEnumerable<SessionFinding> Findings, IEnumerable<ContractBreach> Breaches, IEnumerable<IOperation> Abandoned)
{
    /// <summary>Follows the clients through a graph, and through the lambdas and local functions within.</summary>
    public static IEnumerable<SessionFlow> Analyze(ControlFlowGraph graph, LibraryContracts library, bool allowsImplicit, HelperSummaries summaries)
    {
        var nested = new NestedFunctions(graph);
        var context = new FlowContext(graph, nested, library, allowsImplicit, summaries);
        SessionState? exit = new FlowSolver(context).Solve(record: true).Join();
        if (!context.HasGivenUp)
            yield return new(
                context.Log.Findings,
                exit is null ? [] : ContractBreach.Find(context, exit),
                exit is null ? [] : context.Lives.Abandoned);
        foreach (SessionFlow inner in nested.All.SelectMany(inner => Analyze(inner, library, allowsImplicit, summaries)))
            yield return inner;
    }
}
