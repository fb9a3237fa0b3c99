using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace SmtpGen.PackageTests;

/// <summary>What whoever debugs into the packages finds there.</summary>
public class SymbolTests
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string, string> Assemblies => new()
    {
        { Packages.Library, "lib/net8.0/SmtpGen" },
        { Packages.Library, "lib/net10.0/SmtpGen" },
        { Packages.Testing, "lib/net8.0/SmtpGen.Testing" },
        { Packages.Testing, "lib/net10.0/SmtpGen.Testing" },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_symbols_of_an_assembly_are_in_the_package_of_symbols(string package, string assembly)
    {
        using ZipArchive library = ZipFile.OpenRead(package), symbols = ZipFile.OpenRead(Path.ChangeExtension(package, ".snupkg"));
        using PEReader image = new(Octets(library, assembly + ".dll"));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(Octets(symbols, assembly + ".pdb"));

        Guid wanted = image.ReadCodeViewDebugDirectoryData(image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Guid;
        Assert.Equal(wanted, new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
    }

    [Fact]
    public void What_was_generated_is_in_the_symbols()
    {
        using ZipArchive symbols = ZipFile.OpenRead(Path.ChangeExtension(Packages.Library, ".snupkg"));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(Octets(symbols, "lib/net10.0/SmtpGen.pdb"));
        MetadataReader reader = provider.GetMetadataReader();

        string[] embedded =
        [
            .. reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
                .Where(info => reader.GetGuid(info.Kind) == EmbeddedSource && info.Parent.Kind == HandleKind.Document)
                .Select(info => reader.GetString(reader.GetDocument((DocumentHandle)info.Parent).Name)),
        ];
        Assert.Contains(embedded, name => name.EndsWith("Verbs.Mail.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void What_loads_into_a_compiler_brings_its_symbols_along()
    {
        using ZipArchive archive = ZipFile.OpenRead(Packages.Library);
        Assert.All(archive.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)), entry =>
        {
            using PEReader image = new(Octets(archive, entry.FullName));
            Assert.Contains(image.ReadDebugDirectory(), data => data.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        });
    }

    [Fact]
    public void Readme_icon_and_licence_are_in_each_package_and_its_manifest()
    {
        foreach (string package in new[] { Packages.Library, Packages.Testing })
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            string manifest = Encoding.UTF8.GetString(Octets(archive, archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).FullName).ToArray());
            Assert.Contains("<license type=\"expression\">MIT</license>", manifest, StringComparison.Ordinal);
            Assert.Contains("<readme>README.md</readme>", manifest, StringComparison.Ordinal);
            Assert.Contains("<icon>icon.png</icon>", manifest, StringComparison.Ordinal);
            Assert.Equal(Repository.Read("LICENSE").ReplaceLineEndings(), Encoding.UTF8.GetString(Octets(archive, "LICENSE").ToArray()).ReplaceLineEndings());
            Assert.Equal(File.ReadAllBytes(Repository.PathOf("docs/icon.png")), Octets(archive, "icon.png").ToArray());
            Assert.Matches(new Regex("<description>.+</description>"), manifest);
            Assert.Matches(new Regex("<tags>.+</tags>"), manifest);
        }
    }

    [Fact]
    public void No_path_of_the_machine_is_in_a_package()
    {
        using ZipArchive archive = ZipFile.OpenRead(Packages.Library);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(".props", StringComparison.Ordinal) || entry.Name.EndsWith(".targets", StringComparison.Ordinal) || entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)))
            Assert.DoesNotContain(Repository.Root, Encoding.UTF8.GetString(Octets(archive, entry.FullName).ToArray()), StringComparison.Ordinal);
    }

    private static MemoryStream Octets(ZipArchive archive, string entry)
    {
        var octets = new MemoryStream();
        using Stream stream = archive.GetEntry(entry)!.Open();
        stream.CopyTo(octets);
        octets.Position = 0;
        return octets;
    }
}
