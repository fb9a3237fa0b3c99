using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>
/// The programs of the corpus, cut at their tokens as if half typed: nothing throws, and nothing is said of code that does not use the
/// library. One cut in 37 is tried, not the same ones of each program; all of them with SMTPGEN_ALL_CUTS=1.
/// </summary>
public class HalfTypedTests
{
    private static readonly int Step = Environment.GetEnvironmentVariable("SMTPGEN_ALL_CUTS") == "1" ? 1 : 37;

    private static readonly string[] All = [.. Corpus.Right, .. Corpus.Wrong];

    public static TheoryData<string> Programs => [.. All];

    public static TheoryData<string> WrongPrograms => [.. Corpus.Wrong];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task AProgramThatIsCut_IsReadAllTheSame(string program)
    {
        string source = Corpus.Read(program);
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        for (int i = Array.IndexOf(All, program) % Step; i < tokens.Length; i += Step)
        {
            CSharpCompilation compilation = Corpus.Compile(source[..tokens[i].SpanStart]);
            foreach (Diagnostic diagnostic in await Messages.Diagnose(compilation, Everything.Analyzers))
                Assert.True(ConcernsLibrary(diagnostic, compilation), $"{diagnostic}\n{source[..tokens[i].SpanStart]}");
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

    /// <summary>Whether the member that a report is in, or for a list in a field its type, uses something of the library.</summary>
    private static bool ConcernsLibrary(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        SyntaxTree tree = diagnostic.Location.SourceTree!;
        SemanticModel model = compilation.GetSemanticModel(tree);
        SyntaxNode node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        SyntaxNode scope = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is BaseMethodDeclarationSyntax or TypeDeclarationSyntax) ?? tree.GetRoot();
        return scope.DescendantNodes().OfType<ExpressionSyntax>().Any(expression =>
            IsOfLibrary(model.GetSymbolInfo(expression).Symbol) || IsOfLibrary(model.GetTypeInfo(expression).Type));
    }

    private static bool IsOfLibrary(ISymbol? symbol) => symbol?.ContainingAssembly?.Name == typeof(SmtpClient).Assembly.GetName().Name;
}
