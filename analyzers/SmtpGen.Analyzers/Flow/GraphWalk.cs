using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Goes over graphs and their operations.</summary>
internal static class GraphWalk
{
    /// <summary>The operations of a graph, those of its lambdas and local functions left out.</summary>
    public static IEnumerable<IOperation> Operations(ControlFlowGraph graph)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in block.Operations.SelectMany(operation => operation.DescendantsAndSelf()))
                yield return operation;
            if (block.BranchValue is not null)
                foreach (IOperation operation in block.BranchValue.DescendantsAndSelf())
                    yield return operation;
        }
    }

    /// <summary>The operations of a graph, and of all that is nested in it.</summary>
    public static IEnumerable<IOperation> AllOperations(ControlFlowGraph graph)
        => Operations(graph).Concat(Nested(graph).SelectMany(AllOperations));

    /// <summary>The locals that a graph declares itself.</summary>
    public static IEnumerable<ILocalSymbol> Locals(ControlFlowGraph graph) => LocalsOf(graph.Root);

    /// <summary>The graphs of the lambdas and local functions that stand directly in a graph.</summary>
    public static IEnumerable<ControlFlowGraph> Nested(ControlFlowGraph graph)
    {
        foreach (IMethodSymbol function in graph.LocalFunctions)
            yield return graph.GetLocalFunctionControlFlowGraph(function);
        foreach (IOperation operation in Operations(graph))
            if (operation is IFlowAnonymousFunctionOperation function)
                yield return graph.GetAnonymousFunctionControlFlowGraph(function);
    }

    private static IEnumerable<ILocalSymbol> LocalsOf(ControlFlowRegion region) => region.Locals.Concat(region.NestedRegions.SelectMany(LocalsOf));
}
