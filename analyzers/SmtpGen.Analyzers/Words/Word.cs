using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>A text that stands where a word of the protocol is expected.</summary>
/// <param name="Written">The text.</param>
/// <param name="Expectation">What is expected there.</param>
internal sealed record Word(WrittenText Written, WordExpectation Expectation)
{
    private const char ValueSign = '=';

    /// <summary>Whether the text is the key of an indexer, so that the value is what is assigned.</summary>
    public bool IsKey { get; init; }

    /// <summary>What is assigned under a key, if that can be seen.</summary>
    public WrittenText? Assigned { get; init; }

    public SyntaxNode Place => Written.Place;

    public string Text => Written.Text;

    /// <summary>What stands before the value, if there is one: <c>KEYWORD=value</c>.</summary>
    public string Keyword => IsKey ? Text : KeywordOf(Text);

    /// <summary>The value as far as it is written, and where; null when there is none.</summary>
    public WrittenText? Value
    {
        get
        {
            if (IsKey)
                return Assigned is { Text.Length: > 0 } ? Assigned : null;
            int sign = Text.IndexOf(ValueSign);
            return sign < 0 ? null : Written with { Text = Text.Substring(sign + 1) };
        }
    }

    /// <summary>Whether all there is to know of the value can be seen, be it that there is none.</summary>
    public bool IsWhole => IsKey ? Assigned is { IsWhole: true } : Written.IsWhole;

    public static string KeywordOf(string text)
    {
        int end = text.IndexOf(ValueSign);
        return end < 0 ? text : text.Substring(0, end);
    }

    /// <summary>The same text with another keyword.</summary>
    public string WithKeyword(string keyword) => keyword + Text.Substring(Keyword.Length);
}
