using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using SmtpGen.CodeFixes;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>
/// What an editor does with a file that is open: a workspace whose project refers to the analyzers and fixes by file, as one that uses the package
/// does; text that changes under it; squiggles, and what the light bulb offers at the caret.
/// </summary>
internal sealed class Editor : IDisposable
{
    private const string Folder = "/project/";

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly DocumentId _document;
    private readonly DocumentId _config;

    public Editor(string text, string editorConfig = "")
    {
        CSharpCompilation template = Messages.Compile("");
        var project = ProjectId.CreateNewId();
        _document = DocumentId.CreateNewId(project);
        _config = DocumentId.CreateNewId(project);
        var info = ProjectInfo.Create(
            project,
            VersionStamp.Default,
            "Project",
            "Project",
            LanguageNames.CSharp,
            compilationOptions: template.Options,
            metadataReferences: template.References,
            analyzerReferences: [new AnalyzerFileReference(typeof(LibraryAnalyzer).Assembly.Location, new Loader())]);
        _workspace.AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Default, projects: [info]));
        Change(_workspace.CurrentSolution
            .AddDocument(_document, "Program.cs", SourceText.From(text), filePath: Folder + "Program.cs")
            .AddAnalyzerConfigDocument(_config, ".editorconfig", ConfigOf(editorConfig), filePath: Folder + ".editorconfig"));
        _workspace.OpenDocument(_document);
        Assert.Contains(_document, _workspace.GetOpenDocumentIds());
    }

    public string Text => Document.GetTextAsync().GetAwaiter().GetResult().ToString();

    private Document Document => _workspace.CurrentSolution.GetDocument(_document)!;

    /// <summary>Types at a place; the place after what was typed.</summary>
    public int Type(int position, string text)
    {
        Write(Text.Insert(position, text));
        return position + text.Length;
    }

    /// <summary>Has the whole file be another: undo, or paste.</summary>
    public void Write(string text) => Change(_workspace.CurrentSolution.WithDocumentText(_document, SourceText.From(text)));

    /// <summary>Has the project's <c>.editorconfig</c> be another.</summary>
    public void Configure(string editorConfig)
        => Change(_workspace.CurrentSolution.WithAnalyzerConfigDocumentText(_config, ConfigOf(editorConfig)));

    /// <summary>What the compiler itself says against the file.</summary>
    public async Task<IEnumerable<Diagnostic>> Errors()
        => (await Document.GetSemanticModelAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>What the analyzers of the project say of the file; one that throws fails the test.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Squiggles()
    {
        Project project = Document.Project;
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, _, _) => thrown.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))];
        Compilation compilation = (await project.GetCompilationAsync())!;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(analyzers, options);
        ImmutableArray<Diagnostic> said = await analysis.GetAnalyzerSemanticDiagnosticsAsync((await Document.GetSemanticModelAsync())!, filterSpan: null, CancellationToken.None);
        Assert.Empty(thrown);
        return [.. said.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What the light bulb offers when the caret is at a place.</summary>
    public async Task<IReadOnlyList<CodeAction>> LightBulb(int caret)
    {
        var actions = new List<CodeAction>();
        foreach (IGrouping<TextSpan, Diagnostic> place in (await Squiggles()).GroupBy(diagnostic => diagnostic.Location.SourceSpan).Where(place => place.Key.IntersectsWith(caret)))
            foreach (CodeFixProvider fix in FixesOfPackage())
                if (place.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).ToImmutableArray() is { IsEmpty: false } fixable)
                    await fix.RegisterCodeFixesAsync(new CodeFixContext(Document, place.Key, fixable, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Mends all reports of a rule in the solution, in the way that has the key.</summary>
    public async Task MendAll(string rule, string? key)
    {
        CodeFixProvider fix = FixesOfPackage().Single(fix => fix.FixableDiagnosticIds.Contains(rule));
        var reports = new Reports([.. (await Squiggles()).Where(squiggle => squiggle.Id == rule)]);
        var context = new FixAllContext(Document, fix, FixAllScope.Solution, key, [rule], reports, CancellationToken.None);
        if (await fix.GetFixAllProvider()!.GetFixAsync(context) is { } action)
            await Apply(action);
    }

    public async Task Apply(CodeAction action)
    {
        foreach (CodeActionOperation operation in await action.GetOperationsAsync(CancellationToken.None))
            operation.Apply(_workspace, CancellationToken.None);
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>An editor finds fixes by their attribute.</summary>
    private static IEnumerable<CodeFixProvider> FixesOfPackage()
        => new Loader().LoadFromPath(typeof(DiagnosticCodeFix).Assembly.Location).GetTypes()
            .Where(type => type.GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), inherit: false)
                .Any(export => ((ExportCodeFixProviderAttribute)export).Languages.Contains(LanguageNames.CSharp)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    private static SourceText ConfigOf(string settings) => SourceText.From("root = true\n[*.cs]\n" + settings);

    private void Change(Solution solution) => Assert.True(_workspace.TryApplyChanges(solution));

    private sealed class Reports(IEnumerable<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(all);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
