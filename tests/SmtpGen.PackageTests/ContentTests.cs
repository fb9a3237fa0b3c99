using System.IO.Compression;

namespace SmtpGen.PackageTests;

public class ContentTests
{
    [Fact]
    public void The_package_brings_library_generator_analyzer_fixes_and_props()
    {
        using ZipArchive package = ZipFile.OpenRead(Packages.Library);
        string[] entries = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Superset(
            new HashSet<string>(
            [
                "README.md",
                "lib/net8.0/SmtpGen.dll",
                "lib/net8.0/SmtpGen.xml",
                "lib/net10.0/SmtpGen.dll",
                "lib/net10.0/SmtpGen.xml",
                "analyzers/dotnet/cs/SmtpGen.Generators.dll",
                "analyzers/dotnet/cs/SmtpGen.Analyzers.dll",
                "analyzers/dotnet/cs/SmtpGen.CodeFixes.dll",
                "buildTransitive/SmtpGen.props",
                "buildTransitive/SmtpGen.targets",
                "schema/commands.schema.json",
                "examples/postfix.smtp.json",
            ]),
            entries.ToHashSet());
    }

    [Fact]
    public void Nothing_but_our_three_assemblies_loads_into_a_consumers_compiler()
    {
        using ZipArchive package = ZipFile.OpenRead(Packages.Library);

        Assert.Equal(3, package.Entries.Count(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_package_depends_on_no_other()
    {
        Assert.DoesNotContain("<dependency ", Manifest(Packages.Library), StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_server_is_a_package_of_its_own_that_depends_on_the_library()
    {
        Assert.Contains($"<dependency id=\"SmtpGen\" version=\"{Packages.Version}\"", Manifest(Packages.Testing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_fails_when_an_assembly_of_the_compiler_side_is_missing()
    {
        DotnetResult pack = Dotnet.Run(
            Path.GetTempPath(),
            new Dictionary<string, string>(),
            "msbuild", Packages.LibraryProject, "-nologo", "-t:AddCompilerSideToPackage", "-p:CompilerSideConfiguration=NeverBuilt");

        Assert.NotEqual(0, pack.ExitCode);
        Assert.Contains("The package would lack SmtpGen.Generators.dll", pack.Output, StringComparison.Ordinal);
    }

    private static string Manifest(string file)
    {
        using ZipArchive package = ZipFile.OpenRead(file);
        using var reader = new StreamReader(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
