using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>Compiles a program against the library and holds what the analyzer says against the marks in it: <c>{|SMTP1001:Login|}</c>.</summary>
internal static class Check<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task Program(string source) => Program(source, without: []);

    /// <summary>The same, whatever is said by the rules <paramref name="without"/>.</summary>
    public static async Task Program(string source, string[] without)
    {
        Marked program = Marked.Parse(source);
        CSharpCompilation compilation = Messages.Compile(program.Source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        IEnumerable<Diagnostic> said = await Messages.Diagnose(compilation, new TAnalyzer());
        Assert.Equal(program.Findings, said.Where(diagnostic => !without.Contains(diagnostic.Id)).Select(diagnostic => Marked.FindingOf(diagnostic, program.Source)).Order());
    }

    /// <summary>The same in a project with settings of its own.</summary>
    public static Task Program(string source, string editorConfig)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = source };
        References.AddTo(test);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + editorConfig));
        return test.RunAsync(CancellationToken.None);
    }

    public static Task Method(string body) => Program(Snippet.Method(body));

    /// <summary>The same statements twice: with the calls that block, and with those that await.</summary>
    public static async Task BothFlavours(string body)
    {
        await Program(Snippet.Method(body));
        await Program(Snippet.AsyncMethod(body));
    }
}
