using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>Applies a fix, to one report after the other and to all at once, and holds the outcome against what is wanted.</summary>
internal static class Fix<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public static Task Method(string before, string after, int action = 0)
        => Program(Snippet.Method(before), Snippet.Method(after), action);

    public static Task AsyncMethod(string before, string after) => Program(Snippet.AsyncMethod(before), Snippet.AsyncMethod(after));

    public static Task Program(string before, string after, int action = 0)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = before,
            FixedCode = after,
            CodeActionIndex = action,
            MarkupOptions = MarkupOptions.UseFirstDescriptor,

            // A list may stand before the call that it is for: an editor then offers the fix once it has looked at the whole file.
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
        };
        References.AddTo(test);

        // What the analyzer says for rules that neither the fix nor the test is about does not count.
        test.DisabledDiagnostics.AddRange(new TAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)
            .Where(id => !new TFix().FixableDiagnosticIds.Contains(id) && !before.Contains(id, StringComparison.Ordinal)));
        test.FixedState.AdditionalReferences.AddRange(test.TestState.AdditionalReferences);
        return test.RunAsync(CancellationToken.None);
    }

    /// <summary>Nothing is offered: what is reported stays.</summary>
    public static Task NothingForMethod(string body) => Method(body, body);
}
