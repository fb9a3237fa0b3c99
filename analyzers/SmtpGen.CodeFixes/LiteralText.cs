using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.CodeFixes;

/// <summary>Changes what a literal says, and keeps how it is written: quotes, verbatim, raw.</summary>
internal static class LiteralText
{
    /// <summary>Null when the literal spells its text with escapes, so that it cannot be found.</summary>
    public static LiteralExpressionSyntax? With(LiteralExpressionSyntax literal, string text)
    {
        SyntaxToken token = literal.Token;
        string old = token.ValueText;
        int start = old.Length == 0 ? -1 : token.Text.IndexOf(old, StringComparison.Ordinal);
        if (start < 0)
            return null;

        string written = token.Text.Substring(0, start) + text + token.Text.Substring(start + old.Length);
        return SyntaxFactory.ParseExpression(written) is LiteralExpressionSyntax replacement ? replacement.WithTriviaFrom(literal) : null;
    }
}
