using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>Compiles a program against the library and holds what the analyzer says against the marks in it: <c>{|SMTP1001:Login|}</c>.</summary>
internal static class Check<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task Program(string source, string? editorConfig = null)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = source };
        References.AddTo(test);
        if (editorConfig is not null)
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
