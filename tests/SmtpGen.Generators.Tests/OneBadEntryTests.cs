using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;
using SmtpGen.Generators.Tests.Support;
using Xunit.Abstractions;

namespace SmtpGen.Generators.Tests;

/// <summary>
/// A mistake costs the entry that it is in: every entry of the files that there are, broken in every way. Of the library's own file each entry has
/// some of the ways, by a seed that does not change; SMTPGEN_ALL_BREAKS=1 takes all.
/// </summary>
public class OneBadEntryTests(ITestOutputHelper output)
{
    private const int WaysOfABuiltInEntry = 2;

    private static readonly bool TakesAll = Environment.GetEnvironmentVariable("SMTPGEN_ALL_BREAKS") == "1";

    private static readonly string Dialect = Repository.Read("docs/examples/postfix.smtp.json");

    private static readonly string[] Tables = ["OwnCommands.g.cs", "OwnOptionTable.g.cs", "OwnDeclarations.g.cs", "SmtpVocabulary.g.cs", "Constants.OwnReplyCode.g.cs", "Constants.OwnExtension.g.cs"];

    [Fact]
    public void Of_a_dialect() => Hold(Breakage.Of(Dialect), Own.Read, Dialect);

    [Fact]
    public void Of_a_project_that_has_a_little_of_everything() => Hold(Breakage.Of(OwnSpecTests.Spec), Own.Read, OwnSpecTests.Spec);

    [Fact]
    public void Of_a_small_protocol() => Hold(Breakage.Of(Small.Spec), SpecReading.Read, Small.Spec);

    [Fact]
    public void Of_the_librarys_own()
    {
        var random = new Random(20260);
        var all = Breakage.Of(Repository.Spec).GroupBy(breakage => (breakage.Section, breakage.Entry));
        Hold(all.SelectMany(entry => TakesAll ? entry : Some(entry.ToArray(), random)), SpecReading.Read, Repository.Spec);
    }

    /// <summary>What is written of the others does not change, unless it speaks of the one that is gone, and it compiles.</summary>
    [Theory]
    [InlineData("docs/examples/postfix.smtp.json", 7)]
    [InlineData("tests/SmtpGen.Generators.Tests/Support/own.smtp.json", 9)]
    public void What_is_written_of_the_others_stays(string file, int step)
    {
        var text = Repository.Read(file);
        var generation = Generation.OfProject([("own.smtp.json", text)]);
        var before = Texts(generation);
        var tried = Breakage.Of(text).GroupBy(breakage => (breakage.Section, breakage.Entry)).SelectMany((entry, i) => entry.Where((_, way) => (way + i) % step == 0)).ToList();
        foreach (var breakage in tried)
        {
            generation.EditFile("own.smtp.json", breakage.Text);
            Assert.True(generation.Result.Diagnostics.Length > 0, breakage.ToString());
            var errors = generation.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
            Assert.True(errors.Count == 0, $"{breakage}\n{string.Join("\n", errors)}");
            var after = Texts(generation);
            foreach (var (name, was) in before.Where(pair => !Tables.Contains(pair.Key) && !SpeaksOf(pair.Value, breakage, text)))
                Assert.True(after.TryGetValue(name, out var now) && now == was, $"{breakage}: {name}");
        }

        output.WriteLine($"{tried.Count} compiled");
        Assert.InRange(tried.Count, 40, 200);
    }

    private void Hold(IEnumerable<Breakage> breakages, Func<string, SpecReading> read, string text)
    {
        var whole = Sections(read(text));
        var ways = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var breakage in breakages)
        {
            ways[breakage.Section] = ways.GetValueOrDefault(breakage.Section) + 1;
            var reading = read(breakage.Text);
            Assert.True(reading.Problems.Count > 0, $"{breakage}: nothing is said");
            foreach (var problem in reading.Problems)
                Assert.True(
                    problem.Span.Start.Offset >= breakage.Start && problem.Span.End.Offset <= breakage.End && problem.Span.Start.Line == breakage.Text.AsSpan(0, problem.Span.Start.Offset).Count('\n'),
                    $"{breakage}: {problem} is not in the entry");

            var left = Sections(reading);
            foreach (var section in whole.Keys)
            {
                var expected = section == breakage.Section && !breakage.Stays ? whole[section].Where(entry => entry.Key != breakage.Entry) : whole[section];
                Assert.True(expected.Select(entry => entry.Value).SequenceEqual(left[section].Select(entry => entry.Value)), $"{breakage}: \"{section}\" lost another");
            }
        }

        output.WriteLine($"{ways.Values.Sum()} breakages: {string.Join(", ", ways.Select(way => $"{way.Key} {way.Value}"))}");
        Assert.Superset(new HashSet<string> { "options", "commands", "extensions" }, ways.Keys.ToHashSet());
    }

    private static IEnumerable<Breakage> Some(Breakage[] ways, Random random)
    {
        random.Shuffle(ways);
        return ways.Take(WaysOfABuiltInEntry);
    }

    /// <summary>The sound entries of each section by their keys.</summary>
    private static Dictionary<string, List<(string Key, object Value)>> Sections(SpecReading reading)
    {
        var spec = reading.Spec!;
        return new()
        {
            ["facts"] = [.. spec.Facts.Select(entry => (entry.Name, (object)entry))],
            ["ports"] = [.. spec.Ports.Select(entry => (entry.Name, (object)entry))],
            ["limits"] = [.. spec.Limits.Select(entry => (entry.Name, (object)entry))],
            ["timeouts"] = [.. spec.Timeouts.Select(entry => (entry.Name, (object)entry))],
            ["replies"] = [.. spec.Replies.Select(entry => ($"{entry.Code}", (object)entry))],
            ["enhancedStatusCodes"] = [.. spec.EnhancedStatusCodes.Select(entry => (entry.Code, (object)entry))],
            ["exceptions"] = [.. spec.Exceptions.Select(entry => (entry.Name, (object)entry))],
            ["extensions"] = [.. spec.Extensions.Select(entry => (entry.Keyword, (object)entry))],
            ["options"] = [.. spec.Options.Select(entry => (entry.Keyword, (object)entry))],
            ["mechanisms"] = [.. spec.Mechanisms.Select(entry => (entry.Keyword, (object)entry))],
            ["commands"] = [.. spec.Commands.Select(entry => (entry.Verb, (object)entry))],
            ["operations"] = [.. spec.Operations.Select(entry => (entry.Type is null ? entry.Member : $"{entry.Type}.{entry.Member}", (object)entry))],
        };
    }

    /// <summary>Whether a file of output is of an entry, or names it: by its key, or by the names that it has in C#.</summary>
    private static bool SpeaksOf(string output, Breakage breakage, string text)
    {
        var entry = JsonReader.Read(text).Root!.Members.Single(section => section.Name == breakage.Section).Value.Members.Single(member => member.Name == breakage.Entry);
        var names = entry.Value.Members.Where(member => member.Name is "name" or "method" or "type" or "options").Select(member => member.Value.Text);
        return names.Append(breakage.Entry).Append(Identifier.Pascal(breakage.Entry)).Any(name => output.Contains(name, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Texts(Generation generation)
        => generation.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
}
