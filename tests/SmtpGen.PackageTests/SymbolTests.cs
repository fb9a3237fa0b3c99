using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace SmtpGen.PackageTests;

/// <summary>What whoever debugs into the packages finds, and that the same sources make the same bytes.</summary>
public class SymbolTests
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

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
    public void Every_assembly_is_the_same_whenever_it_is_built()
    {
        foreach (string package in new[] { Packages.Library, Packages.Testing })
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            Assert.All(archive.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)), entry =>
            {
                using PEReader image = new(Octets(archive, entry.FullName));
                Assert.Contains(image.ReadDebugDirectory(), data => data.Type == DebugDirectoryEntryType.Reproducible);
            });
        }
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

    /// <summary>A project with our settings, in a repository that has a home: the symbols say where each source is there.</summary>
    [Fact]
    public void Sources_are_linked_to_the_repository_where_it_has_a_home()
    {
        const string commit = "0123456789abcdef0123456789abcdef01234567";
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smtpgen-sourcelink-");
        try
        {
            Write(".git/HEAD", "ref: refs/heads/main\n");
            Write(".git/refs/heads/main", commit + "\n");
            Write(".git/config", "[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = https://github.com/somebody/something.git\n");
            Directory.CreateDirectory(Path.Combine(folder.FullName, ".git/objects"));
            Write("Directory.Build.props", Repository.Read("Directory.Build.props"));
            Write("a/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            Write("a/A.cs", "namespace A;\n\n/// <summary>A.</summary>\npublic class A;\n");

            Dotnet.Run(Path.Combine(folder.FullName, "a"), new Dictionary<string, string>(), "build", "-warnaserror").Succeeded();

            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.Combine(folder.FullName, "a/bin/Debug/net10.0/a.pdb")));
            MetadataReader reader = provider.GetMetadataReader();
            CustomDebugInformation link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(info => reader.GetGuid(info.Kind) == SourceLink);
            Assert.Contains($"https://raw.githubusercontent.com/somebody/something/{commit}/*", Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value)), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Write(string file, string text)
        {
            var place = new FileInfo(Path.Combine(folder.FullName, file));
            place.Directory!.Create();
            File.WriteAllText(place.FullName, text);
        }
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
