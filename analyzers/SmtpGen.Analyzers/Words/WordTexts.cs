using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Words;

/// <summary>
/// Finds the texts that an expression gives: a constant, the elements of an array, list or collection expression, the branches of a
/// choice, and what a local or a field of the same file was made of.
/// </summary>
internal sealed class WordTexts(SemanticModel model, CancellationToken cancellation)
{
    private const int MaximumDepth = 20;

    /// <param name="expression">The expression.</param>
    /// <param name="list">The list that it is an element of.</param>
    public IEnumerable<WrittenText> In(ExpressionSyntax expression, SyntaxNode? list = null) => In(expression, list, isCertain: true, 0);

    private IEnumerable<WrittenText> In(ExpressionSyntax expression, SyntaxNode? list, bool isCertain, int depth)
    {
        if (depth > MaximumDepth)
            return [];
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string text })
            return [new(expression, text, IsWhole: true, isCertain ? list : null)];
        if (BeginningOf(expression) is { } beginning)
            return beginning.Contains('=') ? [new(expression, beginning, IsWhole: false, isCertain ? list : null)] : [];
        if (expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
            return Initializer(expression) is { } source ? In(source, list, isCertain, depth + 1) : [];

        bool isChoice = expression is ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax;
        bool begins = IsList(expression) && (list is null || !isCertain);
        return Parts(expression).SelectMany(part => In(part, begins ? expression : list, begins || (isCertain && !isChoice), depth + 1));
    }

    private static bool IsList(ExpressionSyntax expression)
        => expression is CollectionExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax
            or BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax;

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => [parenthesized.Expression],
        CastExpressionSyntax cast => [cast.Expression],
        PostfixUnaryExpressionSyntax suppressed => [suppressed.Operand],
        ConditionalExpressionSyntax choice => [choice.WhenTrue, choice.WhenFalse],
        SwitchExpressionSyntax choice => choice.Arms.Select(arm => arm.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => [coalesce.Left, coalesce.Right],
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

    /// <summary>What is certain of a text that is put together: <c>$"KEYWORD={value}"</c>, <c>"KEYWORD=" + value</c>.</summary>
    private string? BeginningOf(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case InterpolatedStringExpressionSyntax interpolated:
                return BeginningOf(interpolated);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                ExpressionSyntax first = sum;
                for (int depth = 0; depth < MaximumDepth && first is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner; depth++)
                {
                    if (ConstantOf(inner.Left) is { } known)
                        return known + ConstantOf(inner.Right);
                    first = inner.Left;
                }

                return first is InterpolatedStringExpressionSyntax start ? BeginningOf(start) : "";
            default:
                return null;
        }
    }

    private string BeginningOf(InterpolatedStringExpressionSyntax interpolated)
    {
        string text = "";
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            string? part = content switch
            {
                InterpolatedStringTextSyntax plain => plain.TextToken.ValueText,
                InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => ConstantOf(hole.Expression),
                _ => null,
            };
            if (part is null)
                break;
            text += part;
        }

        return text;
    }

    private string? ConstantOf(ExpressionSyntax expression)
        => model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string text } ? text : null;

    private ExpressionSyntax? Initializer(ExpressionSyntax reference)
    {
        ISymbol? symbol = model.GetSymbolInfo(reference, cancellation).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true }))
            return null;

        foreach (SyntaxReference declaration in symbol.DeclaringSyntaxReferences)
            if (declaration.SyntaxTree == reference.SyntaxTree
                && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && !value.Span.Contains(reference.Span))
                return value;
        return null;
    }
}
