using System.Text;
using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>Whatever stands in a file, a build ends: with output that compiles, or with errors at places in the file.</summary>
public class MadInputTests
{
    private static readonly string Spec = OwnSpecTests.Spec;

    private static readonly Encoding Latin = Encoding.Latin1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_octets_are_no_JSON(int seed)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, 40).Select(i => ($"{i:00}.smtp.json", Latin.GetString(Octets(random, 1 + random.Next(2_000))))).ToArray();
        var result = Generation.OfProject(files).Result;
        Assert.Equal(40, result.Diagnostics.Count(diagnostic => diagnostic.Id == "SMTP0001"));
        Assert.All(result.Diagnostics, AssertInside);

        void AssertInside(Diagnostic diagnostic)
        {
            var text = files.Single(file => file.Item1 == diagnostic.Location.GetLineSpan().Path).Item2;
            Assert.InRange(diagnostic.Location.SourceSpan.End, 0, text.Length);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_spec_with_damage_anywhere_is_read_or_refused(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            var text = Damaged(random, Spec);
            var reading = Own.Read(text);
            Assert.All(reading.Problems, problem => Assert.InRange(problem.Span.End.Offset, problem.Span.Start.Offset, text.Length));
            Assert.True(reading.Spec is not null || reading.Problems.Count > 0);
        }
    }

    /// <summary>What is left of a damaged spec compiles: a mistake costs its entry, and nothing that is written speaks of it.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void What_is_left_of_a_spec_with_words_exchanged_compiles(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 6; i++)
            AssertCompiles(WithWordsExchanged(random, Spec));
    }

    public static TheoryData<string> Entries
    {
        get
        {
            var root = JsonReader.Read(Spec).Root!;
            return [.. root.Members.Where(section => section.Value.Kind == JsonKind.Object).SelectMany(section => section.Value.Members, (section, entry) => $"{section.Name}/{entry.Name}")];
        }
    }

    /// <summary>Each entry in turn with a key that means nothing: it is left out, and everything else stays and compiles.</summary>
    [Theory]
    [MemberData(nameof(Entries))]
    public void One_bad_entry_costs_that_entry_only(string entry)
    {
        var names = entry.Split('/');
        var place = JsonReader.Read(Spec).Root!.Members.Single(section => section.Name == names[0]).Value.Members.Single(member => member.Name == names[1]).Value.Span.Start.Offset;
        var text = Spec.Insert(place + 1, "\"mistake\": 0, ");

        var problem = Assert.Single(Own.Read(text).Problems);
        Assert.Equal((SpecProblemKind.UnknownKey, place + 1), (problem.Kind, problem.Span.Start.Offset));
        Assert.Equal(CountEntries(Own.Read(Spec)) - 1, CountEntries(Own.Read(text)));
        AssertCompiles(text);
    }

    [Fact]
    public void A_file_that_is_too_long_is_one_error_and_is_not_read()
    {
        var long50 = new string(' ', 50 * 1024 * 1024);
        var result = Generation.OfProject([("own.smtp.json", long50), ("commands.json", "{ \"$schema\": \"commands.schema.json\", " + long50)]).Result;
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("SMTP0001", "own.smtp.json"), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.Contains("divide it", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", 8_000_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("[0,", 100_000)]
    [InlineData("0", 8_000_000)]
    [InlineData("\"\\u0041\\", 500_000)]
    [InlineData("\r\n", 3_000_000)]
    public void A_long_file_of_one_thing_is_one_error(string piece, int count)
        => Assert.Equal(SpecProblemKind.NotJson, Assert.Single(Own.Read(string.Concat(Enumerable.Repeat(piece, count)) + (piece == "0" ? "x" : "")).Problems).Kind);

    [Fact]
    public void A_hundred_thousand_mistakes_are_a_hundred_errors()
    {
        var commands = string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"X{i}\":{{\"about\":\"A.\",\"replies\":{{\"999\":\"no\"}}}}"));
        var reading = Own.Read($"{{ \"about\": \"A.\", \"commands\": {{ {commands} }} }}");
        Assert.Equal(ProblemLog.Limit, reading.Problems.Count);
        Assert.Contains("More mistakes follow", reading.Problems[ProblemLog.Limit - 1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_words_in_one_list_are_read()
    {
        var words = string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"W{i}\""));
        Assert.Equal(ProblemLog.Limit, Own.Read($"{{ \"about\": \"A.\", \"commands\": {{ \"XA\": {{ \"requires\": [{words}], \"aliases\": [{words}] }} }} }}").Problems.Count);
    }

    [Fact]
    public void A_chain_of_exceptions_and_a_ring_of_them_are_walked_once()
    {
        const int count = 20_000;
        var chain = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"E{i}\":{{\"about\":\"E.\",\"base\":\"E{i + 1}\"}}"));
        Assert.Empty(Own.Read($"{{ \"about\": \"A.\", \"exceptions\": {{ {chain}, \"E{count}\": {{ \"about\": \"E.\", \"base\": \"SmtpException\" }} }} }}").Problems);
        var ring = Own.Read($"{{ \"about\": \"A.\", \"exceptions\": {{ {chain}, \"E{count}\": {{ \"about\": \"E.\", \"base\": \"E0\" }} }} }}");
        Assert.All(ring.Problems, problem => Assert.Equal(SpecProblemKind.ExceptionCycle, problem.Kind));
        Assert.Empty(ring.Spec!.Exceptions);
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF\r\n\t ", "\n\n")]
    public void A_byte_order_mark_and_any_line_ends_change_nothing(string before, string after)
        => Assert.Equal(Own.Read(Spec).Spec, Own.Read(before + Spec.Replace("\n", "\r\n") + after).Spec);

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDFFF)]
    public void Half_of_a_surrogate_pair_is_an_error_wherever_it_stands(int unit)
    {
        foreach (var place in new[] { "\"about\": \"", "\"commands\": {\n    \"", "\"250\": \"" })
            Assert.Equal(SpecProblemKind.NotJson, Assert.Single(Own.Read(Spec.Replace(place, place + (char)unit)).Problems).Kind);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\n*/ class Injected { } /*")]
    [InlineData("\\u2028#error injected")]
    [InlineData("</summary><script>&")]
    [InlineData("\\\"); class Injected { } //")]
    [InlineData("{0} {{ }} \\\\ ' @ $")]
    public void Text_of_the_file_never_becomes_code(string text)
    {
        var spec = Spec.Replace("\"no\"", $"\"{text}\"").Replace("Covers the session.", text).Replace("For whom.", text).Replace("Leave it", text)
            .Replace("the session is not covered", text).Replace("RFC 1 §3", text).Replace("XCOVER FOR:", text).Replace("Stores know nothing", text);
        var generation = AssertCompiles(spec);
        Assert.DoesNotContain(generation.Output.GlobalNamespace.GetTypeMembers(), type => type.Name == "Injected");
    }

    private static Generation AssertCompiles(string text)
    {
        var generation = Generation.OfProject([("own.smtp.json", text)]);
        var errors = generation.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(errors.Count == 0, $"{string.Join("\n", errors)}\n{string.Join("\n", generation.Result.Diagnostics)}");
        return generation;
    }

    private static byte[] Octets(Random random, int count)
    {
        var octets = new byte[count];
        random.NextBytes(octets);
        return octets;
    }

    /// <summary>A text with some characters changed, taken out, or doubled with what follows.</summary>
    private static string Damaged(Random random, string text)
    {
        var damaged = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(damaged.Length);
            var length = random.Next(1, Math.Min(40, damaged.Length - at) + 1);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = "{}[]\",:0-e\\ \0\uD800x"[random.Next(15)];
                    break;
                case 1:
                    damaged.Remove(at, length);
                    break;
                case 2:
                    damaged.Insert(at, damaged.ToString(at, length));
                    break;
                default:
                    damaged.Insert(at, "\"{}[]:,"[random.Next(7)]);
                    break;
            }
        }

        return damaged.ToString();
    }

    /// <summary>A text in which strings stand in each other's places: JSON still, and full of mistakes.</summary>
    private static string WithWordsExchanged(Random random, string text)
    {
        var strings = System.Text.RegularExpressions.Regex.Matches(text, "\"[^\"\\\\]*\"");
        var exchanged = new StringBuilder(text);
        foreach (var at in Enumerable.Range(0, 3).Select(_ => random.Next(strings.Count)).Distinct().OrderDescending())
            exchanged.Remove(strings[at].Index, strings[at].Length).Insert(strings[at].Index, strings[random.Next(strings.Count)].Value);
        return exchanged.ToString();
    }

    private static int CountEntries(SpecReading reading)
        => reading.Spec!.GetType().GetProperties().Select(property => property.GetValue(reading.Spec)).OfType<System.Collections.IEnumerable>().Sum(section => section.Cast<object>().Count());
}
