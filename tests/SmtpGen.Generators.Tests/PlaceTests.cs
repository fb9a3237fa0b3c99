using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;
using Xunit.Abstractions;

namespace SmtpGen.Generators.Tests;

/// <summary>Each problem is where an editor shows it, whatever stands before it: line ends of all kinds, tabs, a byte order mark, characters of two units.</summary>
public partial class PlaceTests(ITestOutputHelper output)
{
    private const string Unit = "\U0001F4EC";

    /// <summary>Mistakes that a project alone can make, and those that end the reading; a place between « and ».</summary>
    private static readonly (string Text, SpecProblemKind Kind)[] OfProjects =
    [
        ("\"extends\": «\"9.9.9\"»", SpecProblemKind.OtherVersion),
        ("\"facts\": { «\"cold\"»: { \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" } }", SpecProblemKind.IdleFact),
        ("\"commands\": { «\"XA\"»: { \"about\": \"A.\", \"requires\": [\"hello\"], \"forbids\": [\"hello\"], \"replies\": { \"250\": \"yes\" } } }", SpecProblemKind.UnreachableCommand),
        ("\"options\": { «\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [] } }", SpecProblemKind.OrphanOption),
        ("\"commands\": { «\"XA\"»: { \"about\": \"A.\", \"method\": \"PutCommand\", \"replies\": { \"250\": \"yes\" } } }", SpecProblemKind.NameClash),
        ("\"exceptions\": { «\"SmtpPool\"»: { \"about\": \"A.\", \"base\": \"SmtpException\" } }", SpecProblemKind.NameClash),
        ($"\"facts\": {{ {ManyFacts} }}, \"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"sets\": [{ManyNames}], \"replies\": {{ \"250\": \"yes\" }} }} }}", SpecProblemKind.UnknownOrder),
        ("\"commands\": «'»x' }", SpecProblemKind.NotJson),
        ($"\"commands\": «{Unit}» }}", SpecProblemKind.NotJson),
        ("\"version\": \"a«\t»b\"", SpecProblemKind.NotJson),
        ("\"version\": \"1\"«x»\"", SpecProblemKind.NotJson),
    ];

    public static TheoryData<string> Manners => ["as it is", "CRLF", "CR", "tabs", "a byte order mark", "CRLF behind a byte order mark", "one line with characters of two units", "one line behind a byte order mark"];

    [Theory]
    [MemberData(nameof(Manners))]
    public void A_problem_is_where_an_editor_shows_it(string manner)
    {
        var library = SpecProblemTests.Mistakes.Select(row => (Text: Small.With((string)row[0], (string)row[1]), Kind: Enum.Parse<SpecProblemKind>((string)row[2]), Role: SpecRole.Library));
        var project = OfProjects.Select(row => (Text: $"{{\n  \"$schema\": \"x\",\n  \"about\": \"A.\",\n  {row.Text}\n}}\n", row.Kind, Role: SpecRole.Own));
        var kinds = new HashSet<SpecProblemKind>();
        foreach (var (marked, kind, role) in library.Concat(project))
        {
            var (text, span) = Small.Unmark(Written(marked, manner));
            var reading = Assert.Single(SpecReading.ReadAll([new SpecFile("some.smtp.json", role, text)]));
            var problem = reading.Problems.First(problem => problem.Kind == kind);
            var location = SpecDiagnostics.Create(problem).Location;
            Assert.Equal(("some.smtp.json", TextSpan.FromBounds(span.Start.Offset, span.End.Offset)), (location.GetLineSpan().Path, location.SourceSpan));
            Assert.True(AsEditorsCount(text, location.SourceSpan) == location.GetLineSpan().Span, $"{problem.Message}: {location.GetLineSpan().Span} should be {AsEditorsCount(text, location.SourceSpan)}");
            kinds.Add(kind);
        }

        Assert.Equal(Enum.GetValues<SpecProblemKind>(), kinds.Order());
        output.WriteLine($"{SpecProblemTests.Mistakes.Count() + OfProjects.Length} places");
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void So_is_the_other_place_of_a_clash(string manner)
    {
        const string entry = "{ \"about\": \"A.\", \"replies\": { \"250\": \"yes\" } }";
        var first = Small.Unmark(Written($"{{\n  \"$schema\": \"x\",\n  \"about\": \"A.\",\n  \"commands\": {{ «\"XA\"»: {entry} }}\n}}", manner));
        var second = Small.Unmark(Written($"{{\n  \"$schema\": \"x\",\n  \"about\": \"A.\", \"commands\": {{\n    «\"XA\"»: {entry} }}\n}}", manner));
        var problem = Assert.Single(Own.Read(("a.smtp.json", first.Text), ("b.smtp.json", second.Text)).Problems);
        var diagnostic = SpecDiagnostics.Create(problem);
        var other = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal(("b.smtp.json", AsEditorsCount(second.Text, Bounds(second.Span))), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().Span));
        Assert.Equal(("a.smtp.json", AsEditorsCount(first.Text, Bounds(first.Span))), (other.GetLineSpan().Path, other.GetLineSpan().Span));
        var start = other.GetLineSpan().StartLinePosition;
        Assert.Contains($"a.smtp.json({start.Line + 1},{start.Character + 1})", problem.Message, StringComparison.Ordinal);
    }

    private static TextSpan Bounds(SpecSpan span) => TextSpan.FromBounds(span.Start.Offset, span.End.Offset);

    /// <summary>Lines as the compiler divides a text, columns in UTF-16 units; a byte order mark is no character to an editor.</summary>
    private static LinePositionSpan AsEditorsCount(string text, TextSpan span)
    {
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        var shown = SourceText.From(text[mark..]);
        return shown.Lines.GetLinePositionSpan(new TextSpan(span.Start - mark, span.Length));
    }

    private static string Written(string text, string manner) => manner switch
    {
        "CRLF" => text.Replace("\n", "\r\n"),
        "CR" => text.Replace("\n", "\r"),
        "tabs" => Indentation().Replace(text, blanks => new string('\t', blanks.Length)),
        "a byte order mark" => "\uFEFF" + text,
        "CRLF behind a byte order mark" => "\uFEFF" + text.Replace("\n", "\r\n"),
        "one line with characters of two units" => InOneLine(text),
        "one line behind a byte order mark" => "\uFEFF" + InOneLine(text),
        _ => text,
    };

    private static string InOneLine(string text) => LineEnds().Replace(text, "\t").Replace("\"$schema\": \"", $"\"$schema\": \"{Unit}é{Unit}");

    private static string ManyFacts => string.Join(", ", Enumerable.Range(0, 80).Select(i => $"{(i == 0 ? "«\"f0\"»" : $"\"f{i}\"")}: {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }}"));

    private static string ManyNames => string.Join(", ", Enumerable.Range(0, 80).Select(i => $"\"f{i}\""));

    [GeneratedRegex("(?m)^ +")]
    private static partial Regex Indentation();

    [GeneratedRegex("\n *")]
    private static partial Regex LineEnds();
}
