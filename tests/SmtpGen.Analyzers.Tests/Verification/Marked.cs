using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>A program, and what is to be said of it: <c>{|SMTP1001:Login|}</c>.</summary>
/// <param name="Source">The program without its marks.</param>
/// <param name="Findings">What is to be said, in order: where it begins, the rule, the text that it is about.</param>
internal sealed partial record Marked(string Source, IReadOnlyList<(int Start, string Rule, string Text)> Findings)
{
    public static Marked Parse(string text)
    {
        var source = new StringBuilder();
        var open = new Stack<(int Start, string Rule)>();
        var findings = new List<(int, string, string)>();
        int position = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            source.Append(text, position, mark.Index - position);
            position = mark.Index + mark.Length;
            if (mark.Groups["rule"].Success)
            {
                open.Push((source.Length, mark.Groups["rule"].Value));
                continue;
            }

            (int start, string rule) = open.Pop();
            findings.Add((start, rule, source.ToString(start, source.Length - start)));
        }

        Assert.Empty(open);
        return new Marked(source.Append(text, position, text.Length - position).ToString(), [.. findings.Order()]);
    }

    /// <summary>A text without its marks, be they in pairs or not.</summary>
    public static string Strip(string text) => Mark().Replace(text, "");

    public static (int Start, string Rule, string Text) FindingOf(Diagnostic diagnostic, string source)
        => (diagnostic.Location.SourceSpan.Start, diagnostic.Id, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));

    [GeneratedRegex(@"\{\|(?<rule>SMTP\d+):|\|\}")]
    private static partial Regex Mark();
}
