using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SmtpGen.Benchmarks.Generator;

/// <summary>A spec file in memory.</summary>
internal sealed class SpecFileText(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path => "made-up.smtp.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

/// <summary>What the library's project says of its spec file.</summary>
internal sealed class LibraryRole : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Role();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Role : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            => (value = key == "build_metadata.AdditionalFiles.SmtpGenRole" ? "Library" : null) is not null;
    }
}
