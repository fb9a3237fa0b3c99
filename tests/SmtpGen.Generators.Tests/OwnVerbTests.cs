using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>A verb that somebody writes into commands.json by hand, and no other edit.</summary>
public class OwnVerbTests
{
    private const string Entry = """
        "XPING": {
          "about": "Asks whether <anybody> is there & awake.",
          "arguments": [{ "name": "token", "kind": "text", "optional": true, "about": "What to give back." }],
          "requires": ["hello"],
          "replies": { "250": "there", "504": "not implemented" }
        },
        """;

    private static readonly Generation Generated = new(
        Repository.Spec.Replace("\"commands\": {", "\"commands\": {" + Entry), Generation.OwnLanguage, Library.Boundary);

    private static readonly INamedTypeSymbol Client = Generated.Output.GetTypeByMetadataName("SmtpGen.SmtpClient")!;

    [Fact]
    public void It_compiles()
    {
        Assert.Empty(Generated.Result.Diagnostics);
        Assert.Empty(Generated.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void It_is_two_methods()
    {
        Assert.Equal("SmtpGen.SmtpClient.Xping(string)", Method("Xping").ToDisplayString());
        Assert.Equal("", Method("Xping").Parameters[0].ExplicitDefaultValue);
        Assert.Equal("SmtpGen.SmtpClient.XpingAsync(string, System.Threading.CancellationToken)", Method("XpingAsync").ToDisplayString());
    }

    [Theory]
    [InlineData("Xping")]
    [InlineData("XpingAsync")]
    public void It_has_documentation(string method)
    {
        var xml = Method(method).GetDocumentationCommentXml()!;
        Assert.Contains("Asks whether &lt;anybody&gt; is there &amp; awake.", xml, StringComparison.Ordinal);
        Assert.Contains("<param name=\"token\">What to give back.</param>", xml, StringComparison.Ordinal);
        Assert.Contains("<item><term>504</term><description>not implemented</description></item>", xml, StringComparison.Ordinal);
        Assert.Contains("Not legal while the client has not introduced itself with EHLO (call Ehlo first).", xml, StringComparison.Ordinal);
        Assert.Contains("<exception cref=\"T:System.ArgumentException\">", xml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Xping")]
    [InlineData("XpingAsync")]
    public void It_has_a_contract(string method)
    {
        var contract = Method(method).GetAttributes().Single(attribute => attribute.AttributeClass!.Name == "SessionContractAttribute")
            .NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value);
        Assert.Equal("XPING", contract["Verb"].Value);
        Assert.Equal(["hello"], contract["Requires"].Values.Select(value => value.Value));
        Assert.Equal([250, 421, 500, 501, 502, 503, 504, 521, 530, 554], contract["ReplyCodes"].Values.Select(value => value.Value));
        Assert.False(contract.ContainsKey("Rfc"));
    }

    [Fact]
    public void It_is_in_the_tables()
    {
        Assert.Equal("XPING", ((IFieldSymbol)Member("SmtpGen.SmtpVerb", "Xping")).ConstantValue);
        Assert.IsAssignableFrom<IPropertySymbol>(Member("SmtpGen.SmtpCommands", "Xping"));
        Assert.Contains("new SmtpCommand[] { Xping,", Generated["SmtpCommands"], StringComparison.Ordinal);
    }

    private static IMethodSymbol Method(string name) => Client.GetMembers(name).OfType<IMethodSymbol>().Single();

    private static ISymbol Member(string type, string member) => Generated.Output.GetTypeByMetadataName(type)!.GetMembers(member).Single();
}
