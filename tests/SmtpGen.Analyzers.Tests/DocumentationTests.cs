using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Descriptor, page, release file and README say the same of each rule.</summary>
public partial class DocumentationTests
{
    private static readonly string Analyzers = Repository.PathOf("analyzers");

    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void EveryPageHasARule()
        => Assert.Equal(
            Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Analyzers, "rules"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRuleBelongsToOneAnalyzer()
        => Assert.Equal(
            Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Everything.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageSaysWhatTheDescriptorSays(string id)
    {
        DiagnosticDescriptor rule = Rules.Single(candidate => candidate.Id == id);
        string page = File.ReadAllText(Path.Combine(Analyzers, "rules", id + ".md"));

        Assert.StartsWith($"# {id}: {rule.Title.ToString()[..1].ToLowerInvariant()}{rule.Title.ToString()[1..]}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| {rule.Category} | {SeverityForReaders(rule)} |", page, StringComparison.Ordinal);
        Assert.Equal(
            ["Cause", "Why", "How to fix", "When it stays silent", "How to configure"],
            Heading().Matches(page).Select(heading => heading.Groups[1].Value));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
        Assert.EndsWith($"/analyzers/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageSaysWhetherThereIsAFix(string id)
    {
        string page = File.ReadAllText(Path.Combine(Analyzers, "rules", id + ".md"));
        Assert.NotEqual(Everything.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)), page.Contains("| none |", StringComparison.Ordinal));
        Assert.All(Everything.Fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheReleaseFileHasTheRule(string id)
    {
        DiagnosticDescriptor rule = Rules.Single(candidate => candidate.Id == id);
        string[] rows =
        [
            .. new[] { "Shipped", "Unshipped" }
                .SelectMany(state => File.ReadLines(Path.Combine(Analyzers, "SmtpGen.Analyzers", $"AnalyzerReleases.{state}.md")))
                .Where(line => line.StartsWith(id, StringComparison.Ordinal)),
        ];
        string row = Assert.Single(rows);
        Assert.Equal([id, rule.Category, Severity(rule), rule.Title.ToString()], row.Split('|', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void TheReadmeListsTheRules()
        => Assert.Equal(
            Rules.Select(rule => $"| [{rule.Id}](analyzers/rules/{rule.Id}.md) | {SeverityForReaders(rule)} | {rule.Title} |"),
            File.ReadLines(Repository.PathOf("README.md")).Where(line => line.StartsWith("| [SMTP", StringComparison.Ordinal)));

    private static string Severity(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";

    private static string SeverityForReaders(DiagnosticDescriptor rule)
        => rule.DefaultSeverity.ToString().ToLowerInvariant() + (rule.IsEnabledByDefault ? "" : ", off by default");

    [GeneratedRegex("(?m)^## (.+)$")]
    private static partial Regex Heading();
}
