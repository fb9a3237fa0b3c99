using System.Collections.Concurrent;
using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>What an analyzer says of a program, in words.</summary>
internal static class Messages
{
    private static readonly CSharpCompilation WithoutLibrary = CSharpCompilation.Create(
        "Program",
        references: Net100.References.All,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static readonly CSharpCompilation WithLibrary = WithoutLibrary.AddReferences(References.Library);

    public static async Task Of<TAnalyzer>(string source, params string[] expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        ImmutableArray<Diagnostic> diagnostics = await Diagnose(Compile(source), new TAnalyzer());
        Assert.Equal(expected, diagnostics.Select(diagnostic => diagnostic.GetMessage()));
    }

    /// <summary>A compilation of one file. Those with the library share what was read of it.</summary>
    public static CSharpCompilation Compile(string source, bool library = true)
        => (library ? WithLibrary : WithoutLibrary).AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));

    /// <summary>Everything that the analyzers say; one that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(CSharpCompilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown.Enqueue(exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return diagnostics;
    }
}
