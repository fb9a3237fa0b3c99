using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Tests.Flow;

/// <summary>What a program computes of reply codes comes to the same here, or to nothing.</summary>
public class ReplyArithmeticTests
{
    [Theory]
    [InlineData(BinaryOperatorKind.Equals, 250, 250, true)]
    [InlineData(BinaryOperatorKind.Equals, 250, 251, false)]
    [InlineData(BinaryOperatorKind.NotEquals, 250, 250, false)]
    [InlineData(BinaryOperatorKind.NotEquals, 250, 251, true)]
    [InlineData(BinaryOperatorKind.LessThan, 250, 250, false)]
    [InlineData(BinaryOperatorKind.LessThan, 249, 250, true)]
    [InlineData(BinaryOperatorKind.LessThanOrEqual, 250, 250, true)]
    [InlineData(BinaryOperatorKind.LessThanOrEqual, 251, 250, false)]
    [InlineData(BinaryOperatorKind.GreaterThan, 250, 250, false)]
    [InlineData(BinaryOperatorKind.GreaterThan, 251, 250, true)]
    [InlineData(BinaryOperatorKind.GreaterThanOrEqual, 250, 250, true)]
    [InlineData(BinaryOperatorKind.GreaterThanOrEqual, 249, 250, false)]
    [InlineData(BinaryOperatorKind.Divide, 250, 100, 2)]
    [InlineData(BinaryOperatorKind.Divide, 250, 1, 250)]
    [InlineData(BinaryOperatorKind.Remainder, 250, 100, 50)]
    [InlineData(BinaryOperatorKind.Remainder, 250, 1, 0)]
    [InlineData(BinaryOperatorKind.Divide, 250, 0, null)]
    [InlineData(BinaryOperatorKind.Remainder, 250, 0, null)]
    [InlineData(BinaryOperatorKind.Divide, 250, -1, null)]
    [InlineData(BinaryOperatorKind.Remainder, 250, -1, null)]
    [InlineData(BinaryOperatorKind.Add, 250, 1, null)]
    [InlineData(BinaryOperatorKind.And, 250, 1, null)]
    [InlineData(BinaryOperatorKind.Equals, true, true, true)]
    [InlineData(BinaryOperatorKind.Equals, true, false, false)]
    [InlineData(BinaryOperatorKind.NotEquals, true, false, true)]
    [InlineData(BinaryOperatorKind.NotEquals, false, false, false)]
    [InlineData(BinaryOperatorKind.ExclusiveOr, true, false, true)]
    [InlineData(BinaryOperatorKind.ExclusiveOr, true, true, false)]
    [InlineData(BinaryOperatorKind.And, true, false, false)]
    [InlineData(BinaryOperatorKind.And, true, true, true)]
    [InlineData(BinaryOperatorKind.ConditionalAnd, false, true, false)]
    [InlineData(BinaryOperatorKind.ConditionalAnd, true, true, true)]
    [InlineData(BinaryOperatorKind.Or, true, false, true)]
    [InlineData(BinaryOperatorKind.Or, false, false, false)]
    [InlineData(BinaryOperatorKind.ConditionalOr, false, true, true)]
    [InlineData(BinaryOperatorKind.ConditionalOr, false, false, false)]
    [InlineData(BinaryOperatorKind.LessThan, true, false, null)]
    [InlineData(BinaryOperatorKind.Equals, 250, true, null)]
    [InlineData(BinaryOperatorKind.Equals, true, 250, null)]
    [InlineData(BinaryOperatorKind.Equals, null, 250, null)]
    [InlineData(BinaryOperatorKind.Equals, null, null, null)]
    [InlineData(BinaryOperatorKind.Equals, 250L, 250L, null)]
    public void Two_values_come_to(BinaryOperatorKind kind, object? left, object? right, object? value) => Assert.Equal(value, ReplyArithmetic.Binary(kind, left, right));
}
