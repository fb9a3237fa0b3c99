using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Words;

/// <summary>
/// Finds the texts that an expression gives: a constant, the elements of an array, list or collection expression, the branches of a
/// choice, and what a local or a field of the same file was made of.
/// </summary>
internal sealed class WordTexts(SemanticModel model, CancellationToken cancellation)
{
    private const int MaximumDepth = 20;

    public IEnumerable<(SyntaxNode Place, string Text)> In(ExpressionSyntax expression, int depth = 0)
    {
        if (depth > MaximumDepth)
            return [];
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string text })
            return [(expression, text)];

        return expression switch
        {
            InterpolatedStringExpressionSyntax interpolated => Beginning(interpolated),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => Initializer(expression) is { } source ? In(source, depth + 1) : [],
            _ => Parts(expression).SelectMany(part => In(part, depth + 1)),
        };
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => [parenthesized.Expression],
        CastExpressionSyntax cast => [cast.Expression],
        PostfixUnaryExpressionSyntax suppressed => [suppressed.Operand],
        ConditionalExpressionSyntax choice => [choice.WhenTrue, choice.WhenFalse],
        SwitchExpressionSyntax choice => choice.Arms.Select(arm => arm.Expression),
        BinaryExpressionSyntax { OperatorToken.Text: "??" } coalesce => [coalesce.Left, coalesce.Right],
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements.Select(Element).OfType<ExpressionSyntax>(),
        _ => [],
    };

    private static ExpressionSyntax? Element(CollectionElementSyntax element) => element switch
    {
        ExpressionElementSyntax single => single.Expression,
        SpreadElementSyntax spread => spread.Expression,
        _ => null,
    };

    /// <summary>A keyword whose value is computed: <c>$"KEYWORD={value}"</c>.</summary>
    private static IEnumerable<(SyntaxNode, string)> Beginning(InterpolatedStringExpressionSyntax interpolated)
        => interpolated.Contents.FirstOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: { } text } && text.Contains('=')
            ? [(interpolated, text)]
            : [];

    private ExpressionSyntax? Initializer(ExpressionSyntax reference)
    {
        ISymbol? symbol = model.GetSymbolInfo(reference, cancellation).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true }))
            return null;

        foreach (SyntaxReference declaration in symbol.DeclaringSyntaxReferences)
            if (declaration.SyntaxTree == reference.SyntaxTree
                && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value })
                return value;
        return null;
    }
}
