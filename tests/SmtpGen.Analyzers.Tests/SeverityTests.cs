using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>What <c>.editorconfig</c> says of a rule counts for that rule, and for no other.</summary>
public class SeverityTests
{
    private static readonly Dictionary<string, DiagnosticSeverity> Severities = new()
    {
        ["error"] = DiagnosticSeverity.Error,
        ["warning"] = DiagnosticSeverity.Warning,
        ["suggestion"] = DiagnosticSeverity.Info,
        ["silent"] = DiagnosticSeverity.Hidden,
    };

    /// <summary>One for all: each test sets its own settings.</summary>
    private static readonly Editor Editor = new(EveryRule.Source);

    public static TheoryData<string> Ids => [.. EveryRule.Ids];

    [Fact]
    public void TheProgramHasAMistakeForEachRule() => Assert.Equal(EveryRule.Ids, EveryRule.Marks.Select(mark => mark.Rule).Order(StringComparer.Ordinal));

    [Fact]
    public async Task WithoutSettings_EachRuleSpeaksAtItsMark_SaveThoseThatAreOff()
        => Assert.Equal(
            EveryRule.Marks.Where(mark => !EveryRule.OffByDefault.Contains(mark.Rule)),
            (await Said("")).Select(said => (said.Line, said.Rule)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ARuleThatIsSwitchedOff_IsSilent_AndNoOtherIs(string id)
        => Assert.Equal(
            (await Said("")).Where(said => said.Rule != id),
            await Said(Setting(id, "none")));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ARuleWithASeverity_HasIt_AndNoOtherHas(string id)
    {
        int line = EveryRule.Marks.Single(mark => mark.Rule == id).Line;
        IEnumerable<(int Line, string Rule, DiagnosticSeverity Severity)> others = (await Said("")).Where(said => said.Rule != id);
        foreach ((string word, DiagnosticSeverity severity) in Severities)
            Assert.Equal(
                others.Append((line, id, severity)).Order(),
                (await Said(Setting(id, word))).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ACategoryThatIsSwitchedOff_TakesItsRulesWithIt(string id)
    {
        string category = Everything.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(rule => rule.Id == id).Category;
        Assert.DoesNotContain(await Said($"dotnet_analyzer_diagnostic.category-{category}.severity = none"), said => said.Rule == id);
    }

    private static string Setting(string id, string severity) => $"dotnet_diagnostic.{id}.severity = {severity}";

    /// <summary>What is said, once the settings have changed while the file is open, and how grave that is.</summary>
    private static async Task<IReadOnlyList<(int Line, string Rule, DiagnosticSeverity Severity)>> Said(string editorConfig)
    {
        Editor.Configure(editorConfig);
        Assert.Empty(await Editor.Errors());
        return [.. (await Editor.Squiggles()).Select(said => (said.Location.GetLineSpan().StartLinePosition.Line, said.Id, said.Severity))];
    }
}
