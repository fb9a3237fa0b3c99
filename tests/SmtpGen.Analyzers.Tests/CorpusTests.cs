using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>
/// Whole programs: right ones, of which nothing is said, not even a suggestion; and wrong ones, of which just that is said which a comment
/// at the end of a line names.
/// </summary>
public class CorpusTests
{
    private const int Enough = 60;

    public static TheoryData<string> RightPrograms => [.. Corpus.Right];

    public static TheoryData<string> WrongPrograms => [.. Corpus.Wrong];

    [Fact]
    public void ThereAreEnough()
    {
        Assert.True(Corpus.Right.Count >= Enough);
        Assert.True(Corpus.Wrong.Count >= Enough);
    }

    [Theory]
    [MemberData(nameof(RightPrograms))]
    public async Task OfARightProgram_NothingIsSaid(string program)
        => Assert.Empty(await Messages.Diagnose(Compile(program), Everything.Analyzers));

    [Theory]
    [MemberData(nameof(WrongPrograms))]
    public async Task OfAWrongProgram_WhatIsMarkedIsSaid(string program)
    {
        IEnumerable<Diagnostic> said = await Messages.Diagnose(Compile(program), Everything.Analyzers);
        Assert.Equal(
            Corpus.MarksOf(program),
            said.Select(diagnostic => (diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Id)).Order());
    }

    private static CSharpCompilation Compile(string program)
    {
        CSharpCompilation compilation = Corpus.Compile(Corpus.Read(program));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }
}
