using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The analyzers over the C# of this repository, with the library and the framework as its only references.</summary>
public class RepositorySourcesTests
{
    [Fact]
    public Task AllOfThem_AreReadWithoutAnException_AndOnlyWhatUsesTheLibraryIsFlagged()
        => Concern.OnlyLibrary(Compile("analyzers", "generators", "src/SmtpGen.Testing", "src/SmtpGen.Quickstart", "tests"));

    /// <summary>The quickstart logs in to a server of its own, with a password that both know.</summary>
    [Fact]
    public async Task OfTheQuickstart_OnlyItsOwnPasswordIsFlagged()
    {
        IEnumerable<Diagnostic> said = await Messages.Diagnose(Compile("src/SmtpGen.Quickstart"), Everything.Analyzers);
        Assert.Equal(["SMTP3004 MailTour.cs"], said.Select(diagnostic => $"{diagnostic.Id} {Path.GetFileName(diagnostic.Location.SourceTree!.FilePath)}"));
    }

    [Fact]
    public async Task OfTheTestServer_NothingIsFlagged()
        => Assert.Empty(await Messages.Diagnose(Compile("src/SmtpGen.Testing"), Everything.Analyzers));

    private static CSharpCompilation Compile(params string[] folders) => Corpus.Compile("")
        .AddSyntaxTrees(Repository.Sources(folders).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)));
}
