using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>
/// The analyzers over C# that others wrote and that is there wherever these tests run: what the assemblies that they depend on carry with
/// them, and the templates of the SDK. It knows nothing of the library, so nothing is said of it.
/// </summary>
public class ForeignSourcesTests
{
    private const int EnoughFiles = 100;

    public static TheoryData<string> Assemblies => [.. EmbeddedSources.Assemblies];

    public static TheoryData<string> Templates => [.. TemplatePackages()];

    [Fact]
    public void ThereAreEnough()
    {
        Assert.True(EmbeddedSources.Assemblies.Sum(assembly => EmbeddedSources.Of(assembly).Count()) >= EnoughFiles);
        Assert.NotEmpty(TemplatePackages());
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public async Task OfADependency_NothingIsSaid(string assembly)
        => Assert.Empty(await Messages.Diagnose(
            Messages.Compile("").AddReferences(EmbeddedSources.References()).AddSyntaxTrees(EmbeddedSources.Of(assembly)), Everything.Analyzers));

    /// <summary>Many files of a package declare the same, and what they refer to is not there: broken code too.</summary>
    [Theory]
    [MemberData(nameof(Templates))]
    public async Task OfATemplate_NothingIsSaid(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(TemplateFolder(), package));
        Assert.Empty(await Messages.Diagnose(Messages.Compile("").AddSyntaxTrees(archive.Entries.Where(IsSource).Select(Parse)), Everything.Analyzers));
    }

    private static IEnumerable<string> TemplatePackages()
        => Directory.GetFiles(TemplateFolder(), "*.nupkg", SearchOption.AllDirectories).Where(HasSources).Select(file => Path.GetRelativePath(TemplateFolder(), file));

    private static bool HasSources(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return archive.Entries.Any(IsSource);
    }

    private static SyntaxTree Parse(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), path: entry.FullName);
    }

    private static bool IsSource(ZipArchiveEntry entry) => entry.FullName.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Beside the framework that runs the tests.</summary>
    private static string TemplateFolder()
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "templates"));
}
