using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2007: an option stands twice in one list, whatever happens.</summary>
internal static class OptionTwiceRule
{
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<Word> words)
    {
        for (int i = 1; i < words.Count; i++)
            if (words[i].Expectation.Verb is { } verb && words.Take(i).Any(earlier => IsSame(earlier, words[i])))
                yield return Diagnostic.Create(Descriptors.OptionTwice, words[i].Place.GetLocation(), words[i].Keyword, verb);
    }

    /// <summary>The same for a key in an initializer that sets another like it before, or a property that holds the option.</summary>
    public static Diagnostic? CheckKey(Word word, OptionProperties properties, SemanticModel model)
        => word is { IsKey: true, Expectation.Verb: { } verb }
            && word.Place.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Left: ImplicitElementAccessSyntax, Parent: InitializerExpressionSyntax initializer } own
            && initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(other =>
                other != own
                && (other.SpanStart < own.SpanStart || other.Left is IdentifierNameSyntax)
                && string.Equals(KeywordOf(other.Left, properties, model), word.Keyword, StringComparison.OrdinalIgnoreCase))
            ? Diagnostic.Create(Descriptors.OptionTwice, word.Place.GetLocation(), word.Keyword, verb)
            : null;

    private static string? KeywordOf(ExpressionSyntax target, OptionProperties properties, SemanticModel model) => target switch
    {
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } => model.GetConstantValue(keys[0].Expression).Value as string,
        IdentifierNameSyntax when model.GetSymbolInfo(target).Symbol is IPropertySymbol property => properties.KeywordOf(property),
        _ => null,
    };

    private static bool IsSame(Word earlier, Word later)
        => later.Written.List is { } list
            && earlier.Written.List == list
            && string.Equals(earlier.Keyword, later.Keyword, StringComparison.OrdinalIgnoreCase);
}
