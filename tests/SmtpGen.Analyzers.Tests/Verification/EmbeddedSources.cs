using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>The sources that the assemblies which these tests depend on carry in their debug information.</summary>
internal static class EmbeddedSources
{
    /// <summary>The kind of record that holds a source (Portable PDB format, "Embedded Source").</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Those of them that have some.</summary>
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        .. Others().Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => Of(name).Any()).Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<SyntaxTree> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(PathOf(assembly)));
        if (!file.HasMetadata || file.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb) is not { DataSize: > 0 } embedded)
            return [];

        using MetadataReaderProvider provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        return Of(provider.GetMetadataReader());
    }

    /// <summary>What the sources may refer to.</summary>
    public static IEnumerable<MetadataReference> References() => Others().Where(IsManaged).Select(file => MetadataReference.CreateFromFile(file));

    /// <summary>The assemblies beside the tests that are not of this repository.</summary>
    private static IEnumerable<string> Others()
        => Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(file => !Path.GetFileName(file).StartsWith(nameof(SmtpGen), StringComparison.Ordinal));

    private static IReadOnlyList<SyntaxTree> Of(MetadataReader symbols)
    {
        var sources = new List<SyntaxTree>();
        foreach (DocumentHandle document in symbols.Documents)
            foreach (CustomDebugInformation information in symbols.GetCustomDebugInformation(document).Select(symbols.GetCustomDebugInformation))
                if (symbols.GetGuid(information.Kind) == EmbeddedSource)
                    sources.Add(CSharpSyntaxTree.ParseText(Decode(symbols.GetBlobBytes(information.Value)), path: symbols.GetString(symbols.GetDocument(document).Name)));
        return sources;
    }

    /// <summary>Four bytes of length, 0 where the rest is not compressed.</summary>
    private static string Decode(byte[] blob)
    {
        using var content = new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int));
        using Stream plain = BitConverter.ToInt32(blob) == 0 ? content : new DeflateStream(content, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static bool IsManaged(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        return reader.HasMetadata;
    }

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}
