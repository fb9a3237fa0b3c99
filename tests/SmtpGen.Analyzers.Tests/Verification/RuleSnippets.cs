using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>The programs that stand as literals in the tests of the rules.</summary>
internal static partial class RuleSnippets
{
    /// <summary>What stands for a part that a test fills in.</summary>
    private const string Filling = "x";

    /// <summary>The test files that have any.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.GetFiles(Repository.PathOf("tests/SmtpGen.Analyzers.Tests"), "*.cs").Where(file => In(file).Any()).Select(Path.GetFileName).Order(StringComparer.Ordinal)!,
    ];

    /// <summary>The programs of a file, without marks: statements, members, or a whole file.</summary>
    public static IEnumerable<string> Of(string file) => In(Repository.PathOf("tests/SmtpGen.Analyzers.Tests/" + file));

    /// <summary>A program, as far as it is typed, in the file around it.</summary>
    public static string Program(string snippet, string typed) => IsFile(snippet) ? typed : AreMembers(snippet) ? Snippet.Class(typed) : Snippet.Method(typed);

    private static IEnumerable<string> In(string path)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().Select(TextOf).OfType<string>().Where(IsProgram).Select(Marked.Strip).Distinct();

    private static string? TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(
            interpolated.Contents.Select(content => content is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : Filling)),
        _ => null,
    };

    private static bool IsProgram(string text) => text.Contains('(') && (text.Contains(';') || text.Contains('{'));

    private static bool IsFile(string text) => text.Contains("using ", StringComparison.Ordinal) && text.Contains("class ", StringComparison.Ordinal);

    private static bool AreMembers(string text) => Visibility().IsMatch(text);

    [GeneratedRegex(@"^\s*(public|private|internal|protected)\b")]
    private static partial Regex Visibility();
}
