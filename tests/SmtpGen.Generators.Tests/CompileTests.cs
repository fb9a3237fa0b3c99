using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

public class CompileTests
{
    [Fact]
    public void The_output_compiles_without_a_warning_in_the_oldest_language()
        => AssertClean(new Generation(Repository.Spec, Library.Boundary));

    [Fact]
    public void The_output_compiles_without_a_warning_in_the_language_of_the_library()
        => AssertClean(new Generation(Repository.Spec, Generation.OwnLanguage, Library.Boundary));

    [Theory]
    [InlineData("c.Mail(\"a@b\")", "MailOptions?")]
    [InlineData("c.Mail(\"a@b\", null)", "MailOptions?")]
    [InlineData("c.Mail(\"a@b\", new())", "MailOptions?")]
    [InlineData("c.Mail(\"a@b\", new() { Size = 1 })", "MailOptions?")]
    [InlineData("c.Mail(\"a@b\", options: null)", "MailOptions?")]
    [InlineData("c.MailAsync(\"a@b\", null, default)", "MailOptions?")]
    [InlineData("c.Mail(\"a@b\", [\"BODY=8BITMIME\"])", "IEnumerable<string>")]
    [InlineData("c.Mail(\"a@b\", new List<string>())", "IEnumerable<string>")]
    [InlineData("c.Mail(\"a@b\", [])", "IEnumerable<string>")]
    [InlineData("c.RcptAsync(\"a@b\", [\"NOTIFY=NEVER\"])", "IEnumerable<string>")]
    [InlineData("c.Rcpt(\"a@b\", new())", "RcptOptions?")]
    public void Typed_options_win_where_both_overloads_fit(string call, string type)
    {
        var generation = new Generation(
            Repository.Spec,
            Generation.OwnLanguage,
            [.. Library.Boundary, $"class Caller {{ void Call(SmtpGen.SmtpClient c) {{ _ = {call}; }} }}"]);
        AssertClean(generation);
        var tree = generation.Output.SyntaxTrees.Single(tree => tree.ToString().StartsWith("class Caller", StringComparison.Ordinal));
        var invocation = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single();
        var method = (IMethodSymbol)generation.Output.GetSemanticModel(tree).GetSymbolInfo(invocation).Symbol!;
        Assert.Equal(type, method.Parameters[1].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    [Fact]
    public void The_shipped_spec_has_no_problem() => Assert.Empty(new Generation(Repository.Spec).Result.Diagnostics);

    private static void AssertClean(Generation generation)
    {
        var found = generation.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
