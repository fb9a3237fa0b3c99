using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmtpGen.Generators.Tests;

/// <summary>What holds of the repository itself: one place for the facts of the protocol.</summary>
public class RepositoryTests
{
    private static readonly JsonElement Spec = JsonDocument.Parse(Repository.Spec).RootElement;

    [Fact]
    public void Every_entry_of_the_shipped_spec_says_what_it_is_and_where_the_protocol_says_so()
        => Assert.All(EntriesOf(Spec), entry =>
        {
            Assert.True(entry.Value.TryGetProperty("about", out _), entry.Name);
            Assert.True(entry.Value.TryGetProperty("rfc", out _), entry.Name);
        });

    [Fact]
    public void No_word_of_the_protocol_stands_in_the_compiler_side()
    {
        var words = EntriesOf(Spec, "commands", "options", "extensions", "mechanisms", "replies", "exceptions").Select(entry => entry.Name)
            .Concat(EntriesOf(Spec, "options").Where(option => option.Value.TryGetProperty("values", out _))
                .SelectMany(option => option.Value.GetProperty("values").EnumerateObject()).Select(value => value.Name))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(Repository.Sources("generators", "analyzers"), path => Assert.DoesNotContain(LiteralsIn(File.ReadAllText(path)), words.Contains));
    }

    [Fact]
    public void The_scan_finds_a_word_of_the_protocol()
        => Assert.Equal(["NOOP", "OK"], LiteralsIn("var verb = \"NOOP\"; // and \"OK\""));

    /// <summary>The release files of the analyzers are where the compiler looks for them, and name every problem.</summary>
    [Fact]
    public void Every_diagnostic_is_in_the_release_file()
    {
        var released = Repository.Read("generators/SmtpGen.Generators/AnalyzerReleases.Unshipped.md") + Repository.Read("generators/SmtpGen.Generators/AnalyzerReleases.Shipped.md");
        var fields = typeof(SpecDiagnostics).GetFields().Select(field => field.GetValue(null)).OfType<Microsoft.CodeAnalysis.DiagnosticDescriptor>().ToList();
        Assert.Equal(Enum.GetNames<Spec.SpecProblemKind>().Length, fields.Count);
        Assert.All(fields, descriptor => Assert.Contains($"{descriptor.Id} | SmtpGen.Spec | {descriptor.DefaultSeverity} | {descriptor.Title}", released, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonProperty> EntriesOf(JsonElement spec, params string[] sections)
        => spec.EnumerateObject()
            .Where(section => section.Value.ValueKind == JsonValueKind.Object && (sections.Length == 0 || sections.Contains(section.Name)))
            .SelectMany(section => section.Value.EnumerateObject());

    private static IEnumerable<string> LiteralsIn(string source) => Regex.Matches(source, "\"([^\"\\r\\n]*)\"").Select(match => match.Groups[1].Value);
}
