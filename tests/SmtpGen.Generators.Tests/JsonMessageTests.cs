using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>What is said of a text that is no JSON, and where: at the character that cannot stand there, which is between « and ».</summary>
public class JsonMessageTests
{
    private const string NoValue = "a value is expected here: an object, an array, a string in double quotes, a number, true, false or null";
    private const string NoKey = "a key in double quotes is expected here (no comma before a closing brace)";
    private const string Control = "a control character in a string: write it as an escape, a line end as \\n";
    private const string NoEscape = "no such escape: there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits";
    private const string NoDigits = "four hexadecimal digits are expected after \\u";
    private const string HalfPair = "half of a surrogate pair: write both halves, \\uD800 to \\uDBFF and \\uDC00 to \\uDFFF";
    private const string NoComment = "a comment begins with // and ends with the line, or stands between /* and */";

    public static TheoryData<string, string> Mistakes => new()
    {
        // Values.
        { "«»", NoValue },
        { " \n«»", NoValue },
        { "[1, «]»", NoValue },
        { "{ \"a\": «}»", NoValue },
        { "{ \"a\": «'»b' }", NoValue },
        { "[«\U0001F4EC»]", NoValue },
        { "[«t»ru]", "did you mean true? Text stands in double quotes" },
        { "[«f»also]", "did you mean false? Text stands in double quotes" },
        { "[«n»il]", "did you mean null? Text stands in double quotes" },
        { "{} «x»", "nothing may follow the closing brace of the file" },
        { "{}\n«{»}", "nothing may follow the closing brace of the file" },
        { new string('[', 64) + "«[»]", "more than 64 levels of brackets and braces" },
        { string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "«{»}", "more than 64 levels of brackets and braces" },

        // Objects and arrays.
        { "{ «a»: 1 }", NoKey },
        { "{ \"a\": 1, «}»", NoKey },
        { "{«,»}", NoKey },
        { "{ «»", NoKey },
        { "{ \"key\" «1» }", "a colon is expected after the key \"key\"" },
        { "{ \"key\"«»", "a colon is expected after the key \"key\"" },
        { "{ \"a\": 1 «\"»b\": 2 }", "a comma or a closing brace is expected here" },
        { "{ \"a\": [] «]»", "a comma or a closing brace is expected here" },
        { "[1 «2»]", "a comma or a closing bracket is expected here" },
        { "[{}«}»", "a comma or a closing bracket is expected here" },

        // Strings.
        { "\"a«»", "the string is not closed" },
        { "[\"a, 1]«»", "the string is not closed" },
        { "\"a«\t»b\"", Control },
        { "\"a«»\nb\"", Control },
        { "{ \"a«»\r\n\": 1 }", Control },
        { "\"\\«x»\"", NoEscape },
        { "\"\\«»", NoEscape },
        { "\"\\«U»0041\"", NoEscape },
        { "\"\\«u»12\"", NoDigits },
        { "\"\\«u»00g0\"", NoDigits },
        { "\"\\«u»123", NoDigits },
        { "\"\\u0041«»", "the string is not closed" },
        { "\"\\uD83D«\"»", HalfPair },
        { "\"\\uDE00\\uD83D«\"»", HalfPair },
        { "\"\\uD83D\\u0041«x»\"", HalfPair },
        { "\"\\uD83D\\«u»12\"", HalfPair },
        { "\"\\uD83D«\\»n\"", HalfPair },
        { "\"\\uD83D«\\»", HalfPair },

        // Numbers.
        { "-«»", "a digit is expected here" },
        { "[-«a»]", "a digit is expected here" },
        { "1.«»", "a digit is expected after the decimal point" },
        { "[1.«e»5]", "a digit is expected after the decimal point" },
        { "1e«»", "a digit is expected in the exponent" },
        { "[1E+«]»", "a digit is expected in the exponent" },
        { "0«1»", "nothing may follow the closing brace of the file" },

        // Comments.
        { "[«/» 1]", NoComment },
        { "{ \"a\" «/»: 1 }", NoComment },
        { "1 «/»* no end", NoComment },
        { "«/»", NoComment },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_at_its_character(string marked, string message)
    {
        var (text, span) = Small.Unmark(marked);
        var (root, problem) = JsonReader.Read(text);
        Assert.Null(root);
        Assert.Equal((message, span, ""), (problem!.Message, problem.Span, problem.Path));
    }

    /// <summary>Such texts without the mistake.</summary>
    [Theory]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("{ \"a\": [], \"b\": {} } // end")]
    [InlineData("[1, 2]")]
    [InlineData("\"a\\\\\"")]
    [InlineData("\"a\\tb\"")]
    [InlineData("\"\\u0041\\uD83D\\uDE00\"")]
    [InlineData("-1.5E+3")]
    [InlineData("[0, 1]")]
    public void Of_what_is_right_nothing_is_said(string text) => Assert.Null(JsonReader.Read(text).Problem);

    /// <summary>Beside the table, since a test's arguments go through UTF-8, which has no such thing.</summary>
    [Fact]
    public void Half_of_a_pair_that_is_no_escape_is_named_alone()
    {
        foreach (var (text, offset) in new[] { ("\"\uD83D\"", 1), ("\"ab\uDE00\uD83D\"", 3), ("\"\uD83D", 1) })
        {
            var problem = JsonReader.Read(text).Problem!;
            Assert.Equal(("half of a surrogate pair", new SpecSpan(new(offset, 0, offset), new(offset + 1, 0, offset + 1))), (problem.Message, problem.Span));
        }
    }
}
