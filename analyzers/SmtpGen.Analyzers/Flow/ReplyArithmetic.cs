using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>The little arithmetic that programs do with reply codes. Null is what nobody can tell.</summary>
internal static class ReplyArithmetic
{
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (int a, int b) => OfNumbers(kind, a, b),
        (bool a, bool b) => OfTruths(kind, a, b),
        _ => null,
    };

    private static object? OfNumbers(BinaryOperatorKind kind, int a, int b) => kind switch
    {
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        BinaryOperatorKind.Divide when b > 0 => a / b,
        BinaryOperatorKind.Remainder when b > 0 => a % b,
        _ => null,
    };

    private static object? OfTruths(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => a != b,
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a && b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a || b,
        _ => null,
    };
}
