using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Values;

/// <summary>Tells whether a delegate gives nothing but true.</summary>
internal static class AlwaysTrue
{
    private const int MaximumDepth = 10;

    public static bool Is(IOperation value) => Is(value, 0);

    private static bool Is(IOperation? value, int depth) => depth++ <= MaximumDepth && value switch
    {
        IConversionOperation conversion => Is(conversion.Operand, depth),
        IParenthesizedOperation parenthesized => Is(parenthesized.Operand, depth),
        IDelegateCreationOperation creation => Is(creation.Target, depth),
        IAnonymousFunctionOperation function => IsBody(function.Syntax),
        IMethodReferenceOperation reference => reference.Method is { IsVirtual: false, IsAbstract: false } method
            && method.DeclaringSyntaxReferences.Any(declaration => IsBody(declaration.GetSyntax())),
        ILocalReferenceOperation local => LocalWrites.Of(local) is { Count: 1 } writes && !writes[0].IsPart && Is(writes[0].Value, depth),
        _ => false,
    };

    private static bool IsBody(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } result } => IsTrue(result),
        AnonymousFunctionExpressionSyntax { Block: { } block } => ReturnsTrue(block),
        MethodDeclarationSyntax { ExpressionBody.Expression: { } result } => IsTrue(result),
        MethodDeclarationSyntax { Body: { } block } => ReturnsTrue(block),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } result } => IsTrue(result),
        LocalFunctionStatementSyntax { Body: { } block } => ReturnsTrue(block),
        _ => false,
    };

    private static bool ReturnsTrue(BlockSyntax block)
    {
        ReturnStatementSyntax[] returns =
        [
            .. block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>(),
        ];
        return returns.Length > 0 && returns.All(statement => IsTrue(statement.Expression));
    }

    private static bool IsTrue(ExpressionSyntax? expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsTrue(parenthesized.Expression),
        _ => expression.IsKind(SyntaxKind.TrueLiteralExpression),
    };
}
