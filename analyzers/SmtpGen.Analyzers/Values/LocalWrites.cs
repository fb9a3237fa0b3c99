using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Values;

/// <summary>Finds where a local gets its values, wherever in the method.</summary>
internal static class LocalWrites
{
    public static IReadOnlyList<LocalWrite> Of(ILocalReferenceOperation use)
    {
        var writes = new List<LocalWrite>();
        foreach (IOperation operation in RootOf(use).Descendants())
            if (Read(operation, use.Local) is { } write)
                writes.Add(write);
        return writes;
    }

    /// <summary>Those of them that can be the last before a use: the nearest one before it, where nothing can come between, or else all.</summary>
    public static IReadOnlyList<LocalWrite> Reaching(ILocalReferenceOperation use)
    {
        IReadOnlyList<LocalWrite> writes = Of(use);
        if (writes.Count < 2
            || writes.Any(write => FunctionOf(write.Place) != FunctionOf(use))
            || RootOf(use).Descendants().Any(operation => operation is ILabeledOperation))
            return writes;

        LocalWrite nearest = writes.LastOrDefault(write => write.Place.Syntax.Span.End <= use.Syntax.SpanStart && IsAlwaysBefore(write.Place, use));
        return nearest.Place is null || writes.Any(write => CanComeBetween(write.Place, nearest.Place, use)) ? writes : [nearest];
    }

    private static IOperation RootOf(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return root;
    }

    private static IOperation? FunctionOf(IOperation operation)
    {
        IOperation? current = operation;
        while (current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
            current = current.Parent;
        return current;
    }

    /// <summary>Whether the statement of the write stands in a block around the use, and is nothing but the write.</summary>
    private static bool IsAlwaysBefore(IOperation place, IOperation use)
    {
        IOperation statement = place;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            if (parent is IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation or ILoopOperation or ISwitchCaseOperation
                or IConditionalAccessOperation or IBinaryOperation or ITryOperation)
                return false;
            statement = parent;
        }

        for (IOperation? around = use; around is not null; around = around.Parent)
            if (around == statement.Parent)
                return true;
        return false;
    }

    /// <summary>Whether a write may happen after another and before a use: it stands between them, or a loop comes back to it.</summary>
    private static bool CanComeBetween(IOperation write, IOperation nearest, IOperation use)
    {
        if (write == nearest)
            return false;
        int position = write.Syntax.SpanStart;
        if (position > nearest.Syntax.SpanStart && position < use.Syntax.SpanStart)
            return true;

        for (IOperation? around = use.Parent; around is not null && !around.Syntax.Span.Contains(nearest.Syntax.Span); around = around.Parent)
            if (around is ILoopOperation && around.Syntax.Span.Contains(write.Syntax.Span))
                return true;
        return false;
    }

    private static LocalWrite? Read(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) => ReadDeclarator(declarator),
        IDeclarationPatternOperation pattern when Is(pattern.DeclaredSymbol, local) => ReadPattern(pattern),
        IRecursivePatternOperation pattern when Is(pattern.DeclaredSymbol, local) => ReadPattern(pattern),
        IListPatternOperation pattern when Is(pattern.DeclaredSymbol, local) => new(operation, null),
        ILocalReferenceOperation reference when Is(reference.Local, local) => ReadReference(reference),
        _ => null,
    };

    private static LocalWrite? ReadDeclarator(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.IsRef || declarator.Parent is IForEachLoopOperation or ICatchClauseOperation)
            return new(declarator, null);
        return declarator.GetVariableInitializer()?.Value is { } value ? new(declarator, value) : null;
    }

    /// <summary>A pattern that stands for the whole value names the value.</summary>
    private static LocalWrite ReadPattern(IPatternOperation pattern)
        => new(pattern, pattern.Parent is IIsPatternOperation test ? test.Value : null);

    private static LocalWrite? ReadReference(ILocalReferenceOperation reference)
    {
        IOperation target = reference;
        while (target.Parent is ITupleOperation or IDeclarationExpressionOperation or IParenthesizedOperation)
            target = target.Parent;

        return target.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == target => new(assignment, assignment.IsRef ? null : assignment.Value),
            IDeconstructionAssignmentOperation assignment when assignment.Target == target => new(assignment, assignment.Value, IsPart: true),
            ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } assignment when assignment.Target == target
                => new(assignment, assignment.Value),
            IAssignmentOperation assignment when assignment.Target == target => new(assignment, null),
            IIncrementOrDecrementOperation or IAddressOfOperation or IForEachLoopOperation => new(target.Parent, null),
            IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => new(argument, null),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => new(target.Parent, null),
            _ => null,
        };
    }

    private static bool Is(ISymbol? symbol, ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(symbol, local);
}
