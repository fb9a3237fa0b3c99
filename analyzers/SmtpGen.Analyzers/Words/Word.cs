using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>A text that stands where a word of the protocol is expected.</summary>
internal sealed record Word(SyntaxNode Place, string Text, WordExpectation Expectation)
{
    /// <summary>What stands before the value, if there is one: <c>KEYWORD=value</c>.</summary>
    public string Keyword => KeywordOf(Text);

    public static string KeywordOf(string text)
    {
        int end = text.IndexOf('=');
        return end < 0 ? text : text.Substring(0, end);
    }
}
