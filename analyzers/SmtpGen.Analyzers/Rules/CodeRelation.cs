using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Rules;

/// <summary>Computes comparisons of codes.</summary>
internal static class CodeRelation
{
    public static bool Holds(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.Equals => left == right,
        _ => true,
    };

    /// <summary>Whether a code matches; true where nobody can tell.</summary>
    public static bool Matches(IPatternOperation pattern, int code) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue.Value: int number } => code == number,
        IRelationalPatternOperation { Value.ConstantValue.Value: int number } relation => Holds(relation.OperatorKind, code, number),
        INegatedPatternOperation { Pattern: IConstantPatternOperation or IRelationalPatternOperation } not => !Matches(not.Pattern, code),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Matches(both.LeftPattern, code) && Matches(both.RightPattern, code),
        IBinaryPatternOperation either => Matches(either.LeftPattern, code) || Matches(either.RightPattern, code),
        _ => true,
    };
}
