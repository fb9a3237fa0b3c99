using Microsoft.CodeAnalysis.CSharp;

namespace SmtpGen.Generators.Emit;

/// <summary>Values as C# writes them.</summary>
internal static class CSharp
{
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
