using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A lambda or local function.</summary>
internal readonly record struct NestedFunction(IMethodSymbol Method, ControlFlowGraph Graph);

/// <summary>
/// The lambdas and local functions of one graph, told apart by whether every run of them can be seen: a local function that is only called,
/// a lambda that goes into one local of which nothing else is done. What the others capture may change at any time.
/// </summary>
internal sealed class NestedFunctions
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<ISymbol, NestedFunction> _followed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);

    public NestedFunctions(ControlFlowGraph graph)
    {
        _graph = graph;
        All = [.. GraphWalk.Nested(graph)];
        if (All.Count == 0)
            return;

        foreach (IMethodSymbol function in graph.LocalFunctions)
            _followed.Add(function, new(function, graph.GetLocalFunctionControlFlowGraph(function)));
        FindLambdas();
        foreach (IOperation operation in GraphWalk.AllOperations(graph))
            if (operation is IMethodReferenceOperation { Method: ISymbol method })
                _followed.Remove(method);
        LoseWhatOthersRun();
        foreach (NestedFunction function in _followed.Values)
            _captured.UnionWith(new NestedFunctions(function.Graph)._captured);
    }

    /// <summary>The graphs of all of them.</summary>
    public IReadOnlyList<ControlFlowGraph> All { get; }

    /// <summary>Whether one whose runs cannot be seen uses the variable.</summary>
    public bool Capture(ISymbol variable) => _captured.Contains(variable);

    /// <summary>What a call runs, if it is a function nested here or further out.</summary>
    public NestedFunction? Find(IInvocationOperation call)
    {
        if (call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation { Local: var local } })
            return _followed.TryGetValue(local, out NestedFunction lambda) ? lambda : null;
        if (call.TargetMethod is not { MethodKind: MethodKind.LocalFunction, OriginalDefinition: var function })
            return null;

        for (ControlFlowGraph? outer = _graph; outer is not null; outer = outer.Parent)
            if (outer.LocalFunctions.Contains(function, SymbolEqualityComparer.Default))
                return new(function, outer.GetLocalFunctionControlFlowGraph(function));
        return null;
    }

    /// <summary>Lambdas that go into a local of this graph which is then only invoked here: apart from the assignment, each use is a call.</summary>
    private void FindLambdas()
    {
        var uses = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in GraphWalk.AllOperations(_graph))
            if (operation is ILocalReferenceOperation { Local: { Type.TypeKind: TypeKind.Delegate } used })
                uses[used] = (uses.TryGetValue(used, out int count) ? count : 0) + 1;

        var lambdas = new Dictionary<ISymbol, IFlowAnonymousFunctionOperation>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in uses.Count == 0 ? [] : GraphWalk.Operations(_graph))
            if (operation is ISimpleAssignmentOperation
                { Target: ILocalReferenceOperation { Local: var assigned }, Value: IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } })
                lambdas[assigned] = lambda;
            else if (operation is IInvocationOperation
                { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation { Local: var called } })
                uses[called]--;

        foreach (ILocalSymbol local in GraphWalk.Locals(_graph))
            if (lambdas.TryGetValue(local, out IFlowAnonymousFunctionOperation? lambda) && uses[local] == 1)
                _followed[local] = new(lambda.Symbol, _graph.GetAnonymousFunctionControlFlowGraph(lambda));
    }

    /// <summary>What a function captures whose runs cannot be seen is captured; what it calls runs unseen too.</summary>
    private void LoseWhatOthersRun()
    {
        var followed = new HashSet<ControlFlowGraph>(_followed.Values.Select(function => function.Graph));
        var unseen = new Stack<ControlFlowGraph>(All.Where(inner => !followed.Contains(inner)));
        while (unseen.Count > 0)
            foreach (IOperation operation in GraphWalk.AllOperations(unseen.Pop()))
                switch (operation)
                {
                    case ILocalReferenceOperation { Local: ISymbol local }:
                        _captured.Add(local);
                        break;
                    case IParameterReferenceOperation { Parameter: ISymbol parameter }:
                        _captured.Add(parameter);
                        break;
                    case IInvocationOperation { TargetMethod.OriginalDefinition: ISymbol called } when _followed.TryGetValue(called, out NestedFunction function):
                        _followed.Remove(called);
                        unseen.Push(function.Graph);
                        break;
                }
    }
}
