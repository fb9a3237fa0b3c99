using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>
/// The programs of the corpus and those in the tests of the rules, cut at their tokens as if half typed: nothing throws, and nothing is said of
/// code that does not use the library. One cut in 37 is tried, not the same ones of each program; all of them with SMTPGEN_ALL_CUTS=1.
/// </summary>
public class HalfTypedTests
{
    private static readonly int Step = Environment.GetEnvironmentVariable("SMTPGEN_ALL_CUTS") == "1" ? 1 : 37;

    private static readonly string[] All = [.. Corpus.Right, .. Corpus.Wrong];

    public static TheoryData<string> Programs => [.. All];

    public static TheoryData<string> TestFiles => [.. RuleSnippets.Files];

    public static TheoryData<string> WrongPrograms => [.. Corpus.Wrong];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task AProgramThatIsCut_IsReadAllTheSame(string program)
    {
        string source = Corpus.Read(program);
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        for (int i = Array.IndexOf(All, program) % Step; i < tokens.Length; i += Step)
            await Concern.OnlyLibrary(Corpus.Compile(source[..tokens[i].SpanStart]));
    }

    [Theory]
    [MemberData(nameof(TestFiles))]
    public async Task ASnippetOfARulesTest_IsReadWhileItIsTyped(string file)
    {
        int number = 0;
        foreach (string snippet in RuleSnippets.Of(file))
        {
            SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(snippet)];
            for (int i = number++ % Step; i < tokens.Length; i += Step)
                await Concern.OnlyLibrary(Messages.Compile(RuleSnippets.Program(snippet, snippet[..tokens[i].SpanStart])));
        }
    }

    [Theory]
    [MemberData(nameof(WrongPrograms))]
    public async Task AFixOfAProgram_ChangesIt(string program)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Corpus.Open(Corpus.Read(program), workspace);
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        foreach (Diagnostic diagnostic in await Messages.Diagnose(compilation, Everything.Analyzers))
            foreach (CodeAction action in await ActionsFor(diagnostic, document))
                Assert.NotEmpty(await action.GetOperationsAsync(CancellationToken.None));
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsFor(Diagnostic diagnostic, Document document)
    {
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider fix in Everything.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
