using PublicApiGenerator;
using SmtpGen.Generators.Tests.Support;
using SmtpGen.Testing;

namespace SmtpGen.Generators.Tests.Evolution;

/// <summary>The public API of the packages is a tracked file: a change of it shows in the diff of a commit, and is accepted on purpose.</summary>
public class PublicApiTests
{
    /// <summary>Contracts are left out: the spec file is where they change, and its comparison names what they break.</summary>
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["SmtpGen.Contracts.SessionContractAttribute"],
    };

    [Theory]
    [InlineData(typeof(SmtpClient), "src/SmtpGen/PublicApi.txt")]
    [InlineData(typeof(SmtpTestServer), "src/SmtpGen.Testing/PublicApi.txt")]
    public void The_public_API_is_as_it_was_accepted(Type type, string file)
        => Golden.CheckFile(file, type.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n");

    /// <summary>What goes to users in a release is moved from the one file to the other; nothing is in both.</summary>
    [Theory]
    [InlineData("generators/SmtpGen.Generators")]
    [InlineData("analyzers/SmtpGen.Analyzers")]
    public void A_diagnostic_is_in_one_release_file(string folder)
        => Assert.Empty(Ids($"{folder}/AnalyzerReleases.Shipped.md").Intersect(Ids($"{folder}/AnalyzerReleases.Unshipped.md")));

    private static IEnumerable<string> Ids(string file)
        => Repository.Read(file).Split('\n').Where(line => line.StartsWith("SMTP", StringComparison.Ordinal)).Select(line => line.Split('|')[0].Trim());
}
