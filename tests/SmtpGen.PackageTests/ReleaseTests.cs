using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace SmtpGen.PackageTests;

/// <summary>What holds of the packages as a release makes them: the same octets wherever they are made, and each source to be found.</summary>
public class ReleaseTests(RebuiltPackages rebuilt) : IClassFixture<RebuiltPackages>
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void Assemblies_and_symbols_have_the_same_octets_wherever_they_are_built()
    {
        string[] first = [.. Hashes(rebuilt.First)], second = [.. Hashes(rebuilt.Second)];

        // The library and the test server for two frameworks, each with its symbols apart; and what loads into a compiler.
        Assert.Equal((4 * 2) + 3, first.Length);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Every_source_is_in_the_symbols_or_linked_to_its_place_in_the_repository()
    {
        var lost = new List<string>();
        var documents = 0;
        foreach ((string name, byte[] octets) in Entries(rebuilt.First))
        {
            using MetadataReaderProvider? symbols = SymbolsOf(name, octets);
            if (symbols is null)
                continue;

            MetadataReader reader = symbols.GetMetadataReader();
            (string From, string To)[] links = [.. LinksOf(reader)];
            foreach (DocumentHandle handle in reader.Documents)
            {
                documents++;
                if (!IsEmbedded(reader, handle) && !IsLinked(reader.GetString(reader.GetDocument(handle).Name), links))
                    lost.Add($"{name}: {reader.GetString(reader.GetDocument(handle).Name)}");
            }
        }

        Assert.Empty(lost);
        Assert.InRange(documents, 500, int.MaxValue);
    }

    /// <summary>The symbols that an entry of a package is, or has in it; null for an assembly that has them elsewhere.</summary>
    private static MetadataReaderProvider? SymbolsOf(string name, byte[] octets)
    {
        if (name.EndsWith(".pdb", StringComparison.Ordinal))
            return MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(octets));

        using var image = new PEReader(new MemoryStream(octets));
        DebugDirectoryEntry embedded = image.ReadDebugDirectory().SingleOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        return embedded.DataSize == 0 ? null : image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
    }

    private static IEnumerable<(string From, string To)> LinksOf(MetadataReader reader)
    {
        CustomDebugInformation record = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(info => reader.GetGuid(info.Kind) == SourceLink);
        using JsonDocument links = JsonDocument.Parse(reader.GetBlobBytes(record.Value));
        foreach (JsonProperty link in links.RootElement.GetProperty("documents").EnumerateObject())
        {
            Assert.EndsWith("*", link.Name, StringComparison.Ordinal);
            yield return (link.Name[..^1], link.Value.GetString()![..^1]);
        }
    }

    private static bool IsEmbedded(MetadataReader reader, DocumentHandle document)
        => reader.GetCustomDebugInformation(document).Any(info => reader.GetGuid(reader.GetCustomDebugInformation(info).Kind) == EmbeddedSource);

    /// <summary>Whether the place that a link gives is the repository's home, and the repository has such a file: what a build makes is not there.</summary>
    private static bool IsLinked(string document, (string From, string To)[] links)
        => links.Where(link => document.StartsWith(link.From, StringComparison.Ordinal)).Select(link => link.To + document[link.From.Length..])
            .FirstOrDefault() is { } url
            && url.StartsWith(RebuiltPackages.Home, StringComparison.Ordinal)
            && url[RebuiltPackages.Home.Length..] is var path
            && !path.Contains("/obj/", StringComparison.Ordinal)
            && File.Exists(Repository.PathOf(path));

    private static IEnumerable<string> Hashes(string copy) => Entries(copy).Select(entry => $"{entry.Name} {Convert.ToHexString(SHA256.HashData(entry.Octets))}");

    private static IEnumerable<(string Name, byte[] Octets)> Entries(string copy)
    {
        foreach (string package in RebuiltPackages.In(copy))
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => Path.GetExtension(entry.Name) is ".dll" or ".pdb").OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                using var octets = new MemoryStream();
                using Stream stream = entry.Open();
                stream.CopyTo(octets);
                yield return ($"{Path.GetFileName(package)}: {entry.FullName}", octets.ToArray());
            }
        }
    }
}
