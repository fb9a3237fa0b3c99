using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Numbers the variables of one graph: locals, parameters, flow captures, <c>this</c> and fields of <c>this</c>. A variable that a
/// lambda or local function captures has no number: what happens to it cannot be seen.
/// </summary>
internal sealed class FlowVariables
{
    private readonly Dictionary<ISymbol, int> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, int> _captures = [];
    private readonly Dictionary<CaptureId, IOperation?> _captureValues = [];
    private readonly Dictionary<CaptureId, IOperation> _targets = [];
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _declared = new(SymbolEqualityComparer.Default);
    private readonly List<(int Variable, ISymbol Symbol)> _outside = [];
    private readonly ClientTypes _clients;

    public FlowVariables(ControlFlowGraph graph, IReadOnlyList<ControlFlowGraph> nested, ClientTypes clients)
    {
        _clients = clients;
        Declare(graph.Root);
        foreach (IOperation operation in nested.SelectMany(GraphWalk.AllOperations))
            if (operation is ILocalReferenceOperation { Local: ISymbol local })
                _captured.Add(local);
            else if (operation is IParameterReferenceOperation { Parameter: ISymbol parameter })
                _captured.Add(parameter);

        foreach (IOperation operation in GraphWalk.Operations(graph))
            Number(operation);
    }

    public int Count => _symbols.Count + _captures.Count;

    /// <summary>Variables that hold a client before the graph begins.</summary>
    public IReadOnlyList<(int Variable, ISymbol Symbol)> Outside => _outside;

    public IEnumerable<int> Captures => _captures.Values;

    /// <summary>The number of the variable that an expression names; negative when it names none.</summary>
    public int NumberOf(IOperation? operation) => operation switch
    {
        IFlowCaptureReferenceOperation capture when _targets.TryGetValue(capture.Id, out IOperation? target) => NumberOf(target),
        IFlowCaptureReferenceOperation capture => NumberOf(capture.Id),
        IDeclarationExpressionOperation declaration => NumberOf(declaration.Expression),
        _ => SymbolOf(operation) is { } symbol ? NumberOf(symbol) : -1,
    };

    public int NumberOf(ISymbol symbol) => _symbols.TryGetValue(symbol, out int number) ? number : -1;

    public int NumberOf(CaptureId capture) => _captures.TryGetValue(capture, out int number) ? number : -1;

    /// <summary>The one expression that a capture stands for, wherever that is not null; null when there are several.</summary>
    public IOperation? ValueOf(CaptureId capture) => _captureValues.TryGetValue(capture, out IOperation? value) ? value : null;

    /// <summary>The symbol that is assigned when the expression is.</summary>
    public ISymbol? TargetOf(IOperation operation) => operation switch
    {
        IFlowCaptureReferenceOperation capture when _targets.TryGetValue(capture.Id, out IOperation? target) => TargetOf(target),
        IDeclarationExpressionOperation declaration => TargetOf(declaration.Expression),
        IMemberReferenceOperation member => member.Member,
        _ => SymbolOf(operation),
    };

    /// <summary>Whether a variable outlives the method, in a place where others find it.</summary>
    public static bool IsShared(IOperation target) => target is IFieldReferenceOperation;

    private static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } reference => reference.Field,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } reference => reference.Type,
        _ => null,
    };

    private void Number(IOperation operation)
    {
        if (operation is IFlowCaptureOperation capture)
        {
            if (!_captures.ContainsKey(capture.Id))
                _captures.Add(capture.Id, Count);
            if (!IsNull(capture.Value))
                _captureValues[capture.Id] = _captureValues.ContainsKey(capture.Id) ? null : capture.Value;
        }

        if (operation is IAssignmentOperation { Target: IFlowCaptureReferenceOperation reference })
            NoteTarget(reference.Id);

        if (SymbolOf(operation) is not { } symbol || _captured.Contains(symbol) || _symbols.ContainsKey(symbol))
            return;

        bool isClient = _clients.IsClientOrTaskOfOne(operation.Type);
        if (operation is IInstanceReferenceOperation or IFieldReferenceOperation && !isClient)
            return;

        int number = Count;
        _symbols.Add(symbol, number);
        if (isClient && !_declared.Contains(symbol))
            _outside.Add((number, symbol));
    }

    private static bool IsNull(IOperation value) => value is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>A capture of what is assigned later (<c>c = x ? a : b</c>) is another name of the variable.</summary>
    private void NoteTarget(CaptureId capture)
    {
        if (ValueOf(capture) is { } value && SymbolOf(value) is not null)
            _targets[capture] = value;
    }

    private void Declare(ControlFlowRegion region)
    {
        foreach (ILocalSymbol local in region.Locals)
            _declared.Add(local);
        foreach (ControlFlowRegion inner in region.NestedRegions)
            Declare(inner);
    }
}
