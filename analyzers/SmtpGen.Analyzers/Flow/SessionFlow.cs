using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Finds out what is possible at each operation on a client, in one graph and in the lambdas and local functions within.</summary>
internal static class SessionFlow
{
    public static IEnumerable<SessionFinding> Analyze(ControlFlowGraph graph, LibraryContracts library, bool allowsImplicit, HelperSummaries summaries)
    {
        var nested = new NestedFunctions(graph);
        var context = new FlowContext(graph, nested, library, allowsImplicit, summaries);
        new FlowSolver(context).Solve(record: true);
        IEnumerable<SessionFinding> own = context.HasGivenUp ? [] : context.Log.Findings;
        return own.Concat(nested.All.SelectMany(inner => Analyze(inner, library, allowsImplicit, summaries)));
    }
}
