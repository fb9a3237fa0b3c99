using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>Spec files of a project that uses the library.</summary>
internal static class Own
{
    public static SpecReading Read(string text) => Read(("own.smtp.json", text));

    public static SpecReading Read(params (string Path, string Text)[] files)
        => Assert.Single(SpecReading.ReadAll(files.Select(file => new SpecFile(file.Path, SpecRole.Own, file.Text))));

    /// <summary>What a project's own build says of its files: nothing.</summary>
    public sealed class NoRole : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Nothing();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Nothing : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = null;
                return false;
            }
        }
    }
}
