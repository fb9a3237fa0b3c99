using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Finds out what is possible at each operation on a client, in one graph and in the lambdas and local functions within.</summary>
internal static class SessionFlow
{
    public static IEnumerable<SessionFinding> Analyze(ControlFlowGraph graph, LibraryContracts library, bool allowsImplicit)
    {
        ControlFlowGraph[] nested = [.. GraphWalk.Nested(graph)];
        var context = new FlowContext(graph, nested, library, allowsImplicit);
        new FlowSolver(context).Solve();
        IEnumerable<SessionFinding> own = context.HasGivenUp ? [] : context.Log.Findings;
        return own.Concat(nested.SelectMany(inner => Analyze(inner, library, allowsImplicit)));
    }
}
