using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>What the programs under test are compiled against.</summary>
internal static class References
{
    public static MetadataReference Library { get; } = MetadataReference.CreateFromFile(typeof(SmtpClient).Assembly.Location);

    public static void AddTo<TVerifier>(AnalyzerTest<TVerifier> test, bool library = true)
        where TVerifier : IVerifier, new()
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        if (library)
            test.TestState.AdditionalReferences.Add(Library);
    }
}
