using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests.JsonTestSuite;

/// <summary>The public suite of JSON texts: what it says of each, what System.Text.Json does with it, and what a whole build makes of it.</summary>
public class JsonTestSuiteTests
{
    private static readonly IReadOnlyDictionary<string, byte[]> Cases = Read();

    /// <summary>What the suite refuses for its comments alone.</summary>
    private static readonly string[] WithComments = ["n_object_trailing_comment", "n_object_trailing_comment_slash_open", "n_structure_object_with_comment"];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_takes_and_refuses_what_the_suite_says_and_System_Text_Json_does(string name)
    {
        var text = TextOf(Cases[name]);
        var (root, problem) = JsonReader.Read(text);
        Assert.Equal(root is null, problem is not null);
        if (name[0] == 'y')
            Assert.Null(problem);
        if (name[0] == 'n' && !WithComments.Contains(name))
            Assert.NotNull(problem);
        Assert.Equal(IsTakenBySystemTextJson(text, JsonCommentHandling.Skip), root is not null);
        Assert.Equal(WithComments.Contains(name), root is not null && !IsTakenBySystemTextJson(text, JsonCommentHandling.Disallow));
    }

    [Fact]
    public void A_build_with_all_of_them_reports_each_that_is_no_JSON_and_no_more_than_anybody_reads()
    {
        var files = Cases.Where(file => JsonReader.Read(TextOf(file.Value)).Root is null).Take(ProblemLog.Limit - 1)
            .Select(file => (file.Key + ".smtp.json", TextOf(file.Value))).ToArray();
        var result = Generation.OfProject([.. files, ("z.smtp.json", "{ \"about\": \"A.\", \"commands\": { \"XA\": { \"about\": \"A.\", \"replies\": { \"250\": \"yes\" } } } }")]).Result;
        Assert.Equal(files.Select(file => file.Item1).Order(), result.Diagnostics.Where(diagnostic => diagnostic.Id == "SMTP0001").Select(diagnostic => diagnostic.Location.GetLineSpan().Path).Order());
        Assert.Contains(result.GeneratedSources, source => source.HintName == "Verbs.Xa.g.cs");
    }

    [Fact]
    public void The_suite_is_whole() => Assert.Equal((95, 188, 35), (Count('y'), Count('n'), Count('i')));

    private static int Count(char kind) => Cases.Keys.Count(name => name[0] == kind);

    private static Dictionary<string, byte[]> Read()
    {
        var cases = File.ReadLines(Repository.PathOf("tests/SmtpGen.Generators.Tests/JsonTestSuite/cases.tsv"))
            .Where(line => !line.StartsWith('#')).Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => Convert.FromBase64String(cells[1]));
        cases.Add("n_structure_100000_opening_arrays", Encoding.ASCII.GetBytes(new string('[', 100_000)));
        cases.Add("n_structure_open_array_object", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("[{\"\":", 50_000)) + "\n"));
        return cases;
    }

    /// <summary>The octets as a compiler reads a file: by its byte order mark, or else as UTF-8, what is none of it replaced.</summary>
    private static string TextOf(byte[] octets) => SourceText.From(new MemoryStream(octets), Encoding.UTF8).ToString();

    private static bool IsTakenBySystemTextJson(string text, JsonCommentHandling comments)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { CommentHandling = comments });
            return HasWholeStrings(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Half of a surrogate pair in an escape shows only when the string is asked for.</summary>
    private static bool HasWholeStrings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is not null,
        JsonValueKind.Array => element.EnumerateArray().All(HasWholeStrings),
        JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && HasWholeStrings(member.Value)),
        _ => true,
    };
}
