using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>The example of own verbs, as entries of one file with the built-in ones: what it says becomes code that compiles.</summary>
public class ExampleTests
{
    private static readonly Generation Generated = new(Merged(), Generation.OwnLanguage, Library.Boundary);

    [Fact]
    public void It_compiles_without_a_warning()
    {
        Assert.Empty(Generated.Result.Diagnostics);
        Assert.Empty(Generated.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("SmtpGen.SmtpClient", "XClient")]
    [InlineData("SmtpGen.SmtpClient", "XClientAsync")]
    [InlineData("SmtpGen.SmtpClient", "XForward")]
    [InlineData("SmtpGen.XClientOptions", "Login")]
    [InlineData("SmtpGen.XForwardOptions", "Source")]
    [InlineData("SmtpGen.MailOptions", "XVerp")]
    [InlineData("SmtpGen.PostfixSource", "Remote")]
    [InlineData("SmtpGen.SmtpExtension", "XForward")]
    public void It_has_the_members_that_it_names(string type, string member)
        => Assert.NotEmpty(Generated.Output.GetTypeByMetadataName(type)!.GetMembers(member));

    private static string Merged()
    {
        var spec = JsonNode.Parse(Repository.Spec)!.AsObject();
        foreach (var section in JsonNode.Parse(Repository.Read("docs/examples/postfix.smtp.json"))!.AsObject())
            foreach (var entry in section.Value as JsonObject ?? [])
                spec[section.Key]![entry.Key] = entry.Value!.DeepClone();
        return spec.ToJsonString();
    }
}
