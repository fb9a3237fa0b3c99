using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Numbers the variables of one graph: locals, parameters, flow captures, <c>this</c>, fields and automatic properties of <c>this</c>. A
/// variable that a lambda or local function captures whose runs cannot be seen has no number.
/// </summary>
internal sealed class FlowVariables
{
    private readonly Dictionary<ISymbol, int> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, int> _captures = [];
    private readonly Dictionary<CaptureId, IOperation?> _captureValues = [];
    private readonly Dictionary<CaptureId, IOperation> _targets = [];
    private readonly HashSet<ISymbol> _declared = new(SymbolEqualityComparer.Default);
    private readonly List<(int Variable, ISymbol Symbol)> _outside = [];
    private readonly ClientTypes _clients;

    private readonly NestedFunctions _nested;
    private ITypeSymbol? _numberedType;

    public FlowVariables(ControlFlowGraph graph, NestedFunctions nested, ClientTypes clients)
    {
        _clients = clients;
        _nested = nested;
        _declared.UnionWith(GraphWalk.Locals(graph));
        var visited = new HashSet<ControlFlowGraph>();
        foreach (IOperation operation in GraphWalk.Operations(graph))
        {
            Number(operation);
            NumberUsesOfCalled(operation, nested, visited);
        }

        Return = Count;
    }

    /// <summary>The variable of what the method returns.</summary>
    public int Return { get; }

    public int Count => _symbols.Count + _captures.Count;

    /// <summary>Variables that hold a client before the graph begins.</summary>
    public IReadOnlyList<(int Variable, ISymbol Symbol)> Outside => _outside;

    /// <summary>Whether a variable is one of others: a client that is put there is theirs too.</summary>
    public bool IsOutside(int variable) => _outside.Exists(outside => outside.Variable == variable);

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
    public static bool IsShared(IOperation target) => target is IFieldReferenceOperation or IPropertyReferenceOperation;

    /// <summary>Whether a variable belongs to <c>this</c>, so that the type's other methods find it.</summary>
    public static bool IsOfThis(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol;

    private ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } reference => reference.Field.OriginalDefinition,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } reference when _clients.IsVariable(reference.Property) => reference.Property.OriginalDefinition,
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

        if (SymbolOf(operation) is { } symbol)
            Number(symbol, _clients.IsClientOrTaskOfOne(operation.Type));
    }

    private void Number(ISymbol symbol, bool isClient)
    {
        if (_nested.Capture(symbol) || _symbols.ContainsKey(symbol) || (!isClient && symbol is not (ILocalSymbol or IParameterSymbol)))
            return;

        int number = Count;
        _symbols.Add(symbol, number);
        if (isClient && !_declared.Contains(symbol))
            _outside.Add((number, symbol));
    }

    /// <summary>What is called may use clients that this graph does not mention itself: those of <c>this</c>, and captured ones.</summary>
    private void NumberUsesOfCalled(IOperation operation, NestedFunctions scope, HashSet<ControlFlowGraph> visited)
    {
        IOperation? instance = (operation as IInvocationOperation)?.Instance ?? (operation as IPropertyReferenceOperation)?.Instance;
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            NumberMembers(instance.Type);
        if (operation is IInvocationOperation call && scope.Find(call) is { } called && visited.Add(called.Graph))
            NumberUsesOf(called, visited);
    }

    private void NumberMembers(ITypeSymbol? type)
    {
        if (type is null || SymbolEqualityComparer.Default.Equals(type, _numberedType))
            return;

        _numberedType = type;
        foreach (ISymbol member in _clients.VariablesOf(type))
            Number(member, isClient: true);
    }

    private void NumberUsesOf(NestedFunction called, HashSet<ControlFlowGraph> visited)
    {
        var scope = new NestedFunctions(called.Graph);
        var own = new HashSet<ISymbol>(GraphWalk.Locals(called.Graph), SymbolEqualityComparer.Default);
        foreach (IOperation operation in GraphWalk.Operations(called.Graph))
        {
            if (SymbolOf(operation) is { } symbol && !own.Contains(symbol) && _clients.IsClientOrTaskOfOne(operation.Type)
                && !(symbol is IParameterSymbol && SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, called.Method)))
                Number(symbol, isClient: true);
            NumberUsesOfCalled(operation, scope, visited);
        }
    }

    private static bool IsNull(IOperation value) => value is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>A capture of what is assigned later (<c>c = x ? a : b</c>) is another name of the variable.</summary>
    private void NoteTarget(CaptureId capture)
    {
        if (ValueOf(capture) is { } value && SymbolOf(value) is not null)
            _targets[capture] = value;
    }
}
