using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SmtpGen.Quickstart;

/// <summary>Compiles a program in memory and asks the analyzers of SmtpGen what they think of it, as a build does.</summary>
internal static class Checker
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. Instances<DiagnosticAnalyzer>("SmtpGen.Analyzers")];

    /// <summary>A document in a project of its own, with the references that this program runs with.</summary>
    public static Document Open(string name, string text)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Wrong", "Wrong", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: References());
        return new AdhocWorkspace().AddProject(project).AddDocument(name, SourceText.From(text));
    }

    /// <summary>What the compiler calls an error, and everything that the analyzers say, in the order of the text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> CheckAsync(Document document)
    {
        Compilation compilation = await document.Project.GetCompilationAsync() ?? throw new InvalidOperationException("No compilation.");
        ImmutableArray<Diagnostic> findings = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Concat(findings)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>One of every class of that kind in one of our assemblies.</summary>
    public static IEnumerable<T> Instances<T>(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!);

    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string platform = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return platform.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(SmtpClient).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
