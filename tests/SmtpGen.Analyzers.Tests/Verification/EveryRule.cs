using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>The program with a mistake for each rule, which a consumer of the package compiles too.</summary>
internal static class EveryRule
{
    /// <summary>The rules that speak only where a project asks for it.</summary>
    public static string[] OffByDefault { get; } = [.. Rules().Where(rule => !rule.IsEnabledByDefault).Select(rule => rule.Id)];

    public static string Source { get; } = "using System;\n" + Repository.Read("tests/SmtpGen.PackageTests/Consumer/EveryRule.cs.txt");

    /// <summary>The ids of all rules.</summary>
    public static string[] Ids { get; } = [.. Rules().Select(rule => rule.Id).Order(StringComparer.Ordinal)];

    /// <summary>What the comments of the program name.</summary>
    public static IReadOnlyList<(int Line, string Rule)> Marks { get; } = Corpus.MarksIn(Source);

    private static IEnumerable<DiagnosticDescriptor> Rules() => Everything.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);
}
