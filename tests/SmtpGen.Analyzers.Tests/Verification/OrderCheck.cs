using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>
/// As <see cref="Check{TAnalyzer}"/>, for the rules of the session's order: what their analyzer says of other things, for other rules, does not
/// count.
/// </summary>
internal static class OrderCheck
{
    private const string Family = "SMTP1";

    private static readonly string[] Others =
        [.. new SessionAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Where(id => !id.StartsWith(Family, StringComparison.Ordinal))];

    public static Task Program(string source) => Check<SessionAnalyzer>.Program(source, Others);

    /// <summary>The same in a project with settings of its own.</summary>
    public static Task Program(string source, string editorConfig)
    {
        var test = new CSharpAnalyzerTest<SessionAnalyzer, DefaultVerifier> { TestCode = source };
        References.AddTo(test);
        test.DisabledDiagnostics.AddRange(Others);
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
