using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpGen.Generators.Emit;

/// <summary>Values as C# writes them.</summary>
internal static class CSharp
{
    private const LanguageVersion CSharp13 = (LanguageVersion)1300;

    /// <summary>
    /// Whether the language lets one overload win over another. In an older one a call that fits both must say which it means; the number
    /// stands for a name that the Roslyn of our floor does not have yet.
    /// </summary>
    public static bool RanksOverloads(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: >= CSharp13 };

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>An attribute as it is written, from the name of its class.</summary>
    public static string Attribute(string type) => type.Substring(0, type.Length - nameof(System.Attribute).Length);

    public static string Flags(IEnumerable<string> flags)
    {
        var sum = string.Join(" | ", flags.Select(flag => "SmtpFacts." + flag));
        return sum.Length == 0 ? "SmtpFacts.None" : sum;
    }

    public static string Array(IEnumerable<string> texts) => $"new[] {{ {string.Join(", ", texts.Select(Literal))} }}";

    public static string Array(IEnumerable<int> numbers) => $"new[] {{ {string.Join(", ", numbers)} }}";
}
