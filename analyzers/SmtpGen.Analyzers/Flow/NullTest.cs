using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A condition that asks whether something is null, in any of the ways to write that.</summary>
internal readonly record struct NullTest(IOperation Operand, bool IsNegated)
{
    public static NullTest? Read(IOperation condition) => condition switch
    {
        IIsNullOperation test => new(test.Operand, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
            => ReadComparison(test, test.OperatorKind == BinaryOperatorKind.NotEquals),
        IIsPatternOperation test => ReadPattern(test.Value, test.Pattern, false),
        _ => null,
    };

    private static NullTest? ReadComparison(IBinaryOperation test, bool isNegated)
        => IsNull(test.RightOperand) ? new(test.LeftOperand, isNegated)
            : IsNull(test.LeftOperand) ? new(test.RightOperand, isNegated)
            : null;

    private static NullTest? ReadPattern(IOperation value, IPatternOperation pattern, bool isNegated) => pattern switch
    {
        INegatedPatternOperation not => ReadPattern(value, not.Pattern, !isNegated),
        IConstantPatternOperation constant when IsNull(constant.Value) => new(value, isNegated),
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } recursive
            when SymbolEqualityComparer.Default.Equals(recursive.MatchedType, value.Type) => new(value, !isNegated),
        _ => null,
    };

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
