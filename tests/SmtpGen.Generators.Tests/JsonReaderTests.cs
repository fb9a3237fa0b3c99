using System.Text.Json;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests;

/// <summary>Our reader against System.Text.Json, which here is strict but for comments: what one takes the other takes, with the same value.</summary>
public class JsonReaderTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Good =>
    [
        "{}", "[]", "0", "-0", "1", "-1", "1.5", "1e5", "1E+5", "1e-5", "0.0", "-0.0e0", "123456789012345678901234567890", "1e400",
        "\"\"", "\"a\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"😀\"", "\"é\u2028\u2029\u0085\"",
        "\"\u007f\"", "\"/* no comment */\"", "true", "false", "null", " \t\r\n1 \t\r\n", "[1,2,3]", "[[],[[]],{}]", "[null,true,false,\"\",0]",
        "{\"a\":1}", "{\"a\":{\"b\":[1]},\"c\":null}", "{\"a\":1,\"a\":2}", "{\"\":0}", "{\"\\u0061\":1}", "\r\n{\r\n\"a\"\r\n:\r\n1\r\n}\r\n",
        "// c\n1", "/* c */ 1", "1 // c", "1//", "1 /**/", "/***/1", "/* * / // */1", "/*\u0000*/1", "//\r\n1", "//\r1", "// \"\n1", "[1,/*\r\n*/2]", "[1/* , 3 */,2]//",
        "/*a*/{/*b*/\"a\":/*d*/1/*e*/,// f\n\"b\":[/*h*/]// }\n}/*i*/", "{/**/}", "\"//\"",
        "\r{\r\"a\":\r1}\r", new string('[', 64) + new string(']', 64), "[" + string.Join(",", Enumerable.Range(0, 1000)) + "]", Repository.Spec,
    ];

    public static TheoryData<string> Bad =>
    [
        "", " ", "\n", "{", "}", "[", "]", "{]", "[}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{a:1}", "{'a':1}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}",
        "{1:2}", "[1,]", "[,1]", "[1 2]", "[1,,2]", "01", "-", "-a", "+1", ".5", "5.", "1.e5", "1e", "1e+", "0x10", "1_000", "NaN", "Infinity",
        "-Infinity", "tru", "True", "TRUE", "nul", "undefined", "truee", "1 2", "{} {}", "//", "// c", "// 1", "/* c */", "/", "/ 1", "1 /", "1 / 2", "/*", "/* *", "/*/ 1", "1 /* c", "/* c", "{/}", "{\"a\"/:1}", "[1/,2]", "[1,/* c ]", "{\"a\":1 //}", "# c", "\"", "\"a", "'a'",
        "\"\n\"", "\"\t\"", "\"\u0000\"", "\"\u001f\"", "\"\\x41\"", "\"\\'\"", "\"\\", "\"\\\"", "\"\\u\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u+123\"", "\"\\u 123\"",
        "\"\\uD83D\"", "\"\\uDE00\"", "\"\\uDE00\\uD83D\"", "\"\\uD83Dx\"", "\"\\uD83D\\n\"", "\u0000", "1\u0000", "\u00a01", "\u2028 1", "\f1",
        new string('[', 65) + new string(']', 65), new string('[', 100_000), new string('{', 100_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "{\"a\":" + new string('[', 70),
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_text_has_the_value_that_System_Text_Json_reads(string text)
    {
        var (root, problem) = JsonReader.Read(text);
        Assert.Null(problem);
        using var oracle = JsonDocument.Parse(text, WithComments);
        AssertSame(oracle.RootElement, root!);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_text_is_refused_by_both(string text)
    {
        var (root, problem) = JsonReader.Read(text);
        Assert.Null(root);
        Assert.Equal(SpecProblemKind.NotJson, problem!.Kind);
        Assert.InRange(problem.Span.Start.Offset, 0, text.Length);
        Assert.InRange(problem.Span.End.Offset, problem.Span.Start.Offset, text.Length);
        Assert.False(OracleTakes(text));
    }

    /// <summary>Where System.Text.Json takes none.</summary>
    [Fact]
    public void A_comment_may_stand_before_a_colon_too()
    {
        var (root, problem) = JsonReader.Read("{\"a\" /* what\r\nis it */ : // which\n 1}");
        Assert.Null(problem);
        JsonMember member = root!.Members.Single();
        Assert.Equal("a", member.Name);
        Assert.Equal((2, 1), (member.Value.Span.Start.Line, member.Value.Span.Start.Column));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var (root, problem) = JsonReader.Read("\uFEFF[1]");
        Assert.Null(problem);
        Assert.Equal(1, root!.Span.Start.Offset);
        Assert.NotNull(JsonReader.Read("[1]\uFEFF").Problem);
        Assert.NotNull(JsonReader.Read("\uFEFF\uFEFF1").Problem);
    }

    /// <summary>Beside the table, since a test's arguments go through UTF-8, which has no such thing.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_by_both()
    {
        foreach (var text in new[] { "\"\uD83D\"", "\"\uDE00\"", "\"\uDE00\uD83D\"", "\"\uD83D", "{\"\uD83D\":1}" })
        {
            Assert.NotNull(JsonReader.Read(text).Problem);
            Assert.False(OracleTakes(text));
        }
    }

    /// <summary>Every prefix of a text that is an object, and the text with each character changed: no exception, and one of two outcomes.</summary>
    [Fact]
    public void Cut_and_damaged_texts_are_a_value_or_a_problem()
    {
        const string text = "{\"a\\u0041\":[1.5e+3,true,null,\"\\uD83D\\uDE00\"],\"b\":{}}";
        for (var i = 0; i < text.Length; i++)
        {
            Assert.NotNull(JsonReader.Read(text[..i]).Problem);
            foreach (var c in "\0\"\\{}[],:0e-ut \uD83D")
            {
                var damaged = text[..i] + c + text[(i + 1)..];
                var (root, problem) = JsonReader.Read(damaged);
                Assert.True(root is null != problem is null);
                Assert.True(OracleTakes(damaged) == root is not null, damaged);
            }
        }
    }

    [Theory]
    [InlineData("\n\n  x", 2, 2)]
    [InlineData("\r\n\r\n  x", 2, 2)]
    [InlineData("\r\r  x", 2, 2)]
    [InlineData("\n\r\n\r  x", 3, 2)]
    [InlineData("{\n  \"a\": 1,\n}", 2, 0)]
    [InlineData("[\"\u2028\", x]", 0, 6)]
    public void A_problem_stands_at_its_line_and_column(string text, int line, int column)
    {
        var start = JsonReader.Read(text).Problem!.Span.Start;
        Assert.Equal((line, column), (start.Line, start.Column));
    }

    /// <summary>What an editor shows has no place behind a line end but in the next line.</summary>
    [Theory]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\r\nb\"")]
    [InlineData("\"a\rb\"")]
    public void A_line_end_that_is_a_problem_has_no_width(string text)
        => Assert.Equal(new SpecSpan(new(2, 0, 2), new(2, 0, 2)), JsonReader.Read(text).Problem!.Span);

    [Fact]
    public void Values_and_keys_know_their_places()
    {
        var root = JsonReader.Read("{\r\n  \"key\": [ 12 ]\r\n}").Root!;
        var member = root.Members.Single();
        Assert.Equal(new SpecSpan(new(5, 1, 2), new(10, 1, 7)), member.NameSpan);
        Assert.Equal(new SpecSpan(new(12, 1, 9), new(18, 1, 15)), member.Value.Span);
        Assert.Equal(new SpecSpan(new(14, 1, 11), new(16, 1, 13)), member.Value.Items.Single().Span);
        Assert.Equal(new SpecSpan(new(0, 0, 0), new(21, 2, 1)), root.Span);
    }

    private static bool OracleTakes(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, WithComments);
            return Strings(document.RootElement).All(value => value is not null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>All strings and keys: half of a surrogate pair in an escape shows only when the string is asked for.</summary>
    private static IEnumerable<string?> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value).Append(member.Name)),
        _ => [],
    };

    private static void AssertSame(JsonElement expected, JsonValue actual)
    {
        Assert.Equal(expected.ValueKind.ToString(), actual.Kind.ToString());
        switch (expected.ValueKind)
        {
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), actual.Text);
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.GetRawText(), actual.Text);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.Items.Count);
                foreach (var (left, right) in expected.EnumerateArray().Zip(actual.Items))
                    AssertSame(left, right);
                break;
            case JsonValueKind.Object:
                var members = expected.EnumerateObject().ToList();
                Assert.Equal(members.Select(member => member.Name), actual.Members.Select(member => member.Name));
                foreach (var (left, right) in members.Zip(actual.Members))
                    AssertSame(left.Value, right.Value);
                break;
        }
    }
}
