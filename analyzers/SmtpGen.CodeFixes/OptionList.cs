using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.CodeFixes;

/// <summary>Lists of options, in the forms in which they are written out.</summary>
internal static class OptionList
{
    public static bool CanGrow(ExpressionSyntax list)
        => list is CollectionExpressionSyntax || InitializerOf(list) is not null || list.IsKind(SyntaxKind.NullLiteralExpression);

    /// <summary>The list without one of its elements; null when nothing is left.</summary>
    public static ExpressionSyntax? Without(ExpressionSyntax list, ExpressionSyntax option)
    {
        if (list is CollectionExpressionSyntax { Elements: { Count: > 1 } elements } collection)
            return collection.WithElements(Remove(elements, elements.First(element => element == option.Parent)));
        if (InitializerOf(list) is { Expressions: { Count: > 1 } expressions } initializer)
            return list.ReplaceNode(initializer, initializer.WithExpressions(Remove(expressions, option)));
        return null;
    }

    /// <summary>The list with one more element; where there was none, one in the form of <paramref name="model"/>.</summary>
    public static ExpressionSyntax With(ExpressionSyntax list, ExpressionSyntax model, ExpressionSyntax option)
    {
        option = option.WithoutTrivia();
        return list switch
        {
            CollectionExpressionSyntax collection => collection.WithElements(Add(collection.Elements, SyntaxFactory.ExpressionElement(option))),
            _ when InitializerOf(list) is { } initializer
                => list.ReplaceNode(initializer, initializer.WithExpressions(Add(initializer.Expressions, option))),
            _ => Like(model, option),
        };
    }

    /// <summary>A list of one element, in the form of <paramref name="model"/>.</summary>
    public static ExpressionSyntax Like(ExpressionSyntax model, ExpressionSyntax option)
        => SyntaxFactory.ParseExpression(model is CollectionExpressionSyntax ? $"[{option.WithoutTrivia()}]" : $"new[] {{ {option.WithoutTrivia()} }}");

    private static InitializerExpressionSyntax? InitializerOf(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer,
        ArrayCreationExpressionSyntax array => array.Initializer,
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        _ => null,
    };

    private static SeparatedSyntaxList<T> Remove<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        SyntaxTriviaList end = list.Last().GetTrailingTrivia();
        SeparatedSyntaxList<T> shorter = list.Remove(item);
        return shorter.Replace(shorter.Last(), shorter.Last().WithTrailingTrivia(end));
    }

    private static SeparatedSyntaxList<T> Add<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        if (list.Count == 0)
            return list.Add(item);

        T last = list.Last();
        SeparatedSyntaxList<T> trimmed = list.Replace(last, last.WithoutTrailingTrivia());
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.SeparatedList(
            [.. trimmed, item.WithTrailingTrivia(last.GetTrailingTrivia())],
            [.. trimmed.GetSeparators().Take(trimmed.Count - 1), comma]);
    }
}
