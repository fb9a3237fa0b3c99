using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The C# on every page: it compiles, what a page calls right draws nothing, and what it calls wrong draws what the page says.</summary>
public class SampleTests
{
    private const string Right = "How to fix";

    private static readonly string[] RulePages
        = [.. Directory.GetFiles(Repository.PathOf("analyzers/rules"), "*.md").Select(page => "analyzers/rules/" + Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Pages => [.. RulePages, .. OtherPages()];

    public static TheoryData<string> PagesOfRules => [.. RulePages];

    public static TheoryData<string> PagesOfOtherThings => [.. OtherPages()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void ASample_Compiles(string page)
    {
        foreach (Sample sample in Sample.On(page).Where(sample => !sample.IsSketch))
            Assert.True(Errors(sample) is [], $"{sample}\n{string.Join('\n', Errors(sample))}");
    }

    [Theory]
    [MemberData(nameof(PagesOfRules))]
    public async Task WhatAPageCallsWrong_DrawsWhatItSays(string page)
    {
        string rule = Path.GetFileNameWithoutExtension(page);
        Sample[] wrong = [.. Sample.On(page).Where(sample => sample.Section != Right)];
        Assert.Contains(wrong, sample => sample.Marks.Count > 0);
        foreach (Sample sample in wrong)
        {
            (int Line, string Rule, string Message)[] said = await Said(sample, rule);
            Assert.Equal(sample.Marks.Select(mark => (mark.Line, mark.Rule)), said.Where(one => one.Rule == rule).Select(one => (one.Line, one.Rule)));
            foreach ((string message, string[] pieces) in said.Where(one => one.Rule == rule).Zip(sample.Marks, (one, mark) => (one.Message, mark.Message)))
                Assert.All(pieces, piece => Assert.Contains(piece, message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(PagesOfRules))]
    public async Task WhatAPageCallsRight_DrawsNothing(string page)
    {
        string rule = Path.GetFileNameWithoutExtension(page);
        Sample[] right = [.. Sample.On(page).Where(sample => sample.Section == Right)];
        Assert.NotEmpty(right);
        foreach (Sample sample in right)
            Assert.True(await Said(sample, rule) is [], $"{sample}\n{string.Join('\n', await Said(sample, rule))}");
    }

    [Theory]
    [MemberData(nameof(PagesOfOtherThings))]
    public async Task ASampleOfAnotherPage_DrawsNothing(string page)
    {
        foreach (Sample sample in Sample.On(page).Where(sample => !IsOfPorting(sample)))
            Assert.True(await Said(sample, null) is [], $"{sample}\n{string.Join('\n', await Said(sample, null))}");
    }

    /// <summary>What the README shows of the compiler's answer, when the second EHLO is left out of its sample.</summary>
    [Fact]
    public async Task TheReadmesMistake_DrawsWhatItSays()
    {
        Sample sample = Sample.On("README.md").First();
        int second = sample.Code.LastIndexOf("client.Ehlo();\n", StringComparison.Ordinal);
        Sample mistaken = sample with { Code = sample.Code.Remove(second, "client.Ehlo();\n".Length) };
        Diagnostic said = Assert.Single(await Messages.Diagnose(mistaken.Compile(null), Everything.Analyzers));
        FileLinePositionSpan place = said.Location.GetMappedLineSpan();
        Assert.Contains(
            $"Program.cs({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): warning {said.Id}: {said.GetMessage()}\n",
            Repository.Read("README.md"),
            StringComparison.Ordinal);
    }

    /// <summary>Its script, as smtplib wants it, is told to introduce itself: <see cref="PortedScriptTests"/>.</summary>
    private static bool IsOfPorting(Sample sample) => sample.Page == "docs/porting.md" && sample.Code.Contains("smtp.StartTls();", StringComparison.Ordinal);

    private static IEnumerable<string> OtherPages()
        => Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'))
            .Append("README.md").Append("CONTRIBUTING.md").Order(StringComparer.Ordinal);

    private static async Task<(int Line, string Rule, string Message)[]> Said(Sample sample, string? rule)
        => [.. (await Messages.Diagnose(sample.Compile(rule), Everything.Analyzers))
            .Select(said => (said.Location.GetMappedLineSpan().StartLinePosition.Line, said.Id, said.GetMessage()))
            .Order()];

    private static IReadOnlyList<Diagnostic> Errors(Sample sample)
        => [.. sample.Compile(null).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
