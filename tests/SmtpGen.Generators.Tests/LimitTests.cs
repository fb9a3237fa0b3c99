using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;
using static SmtpGen.Generators.Spec.SpecProblemKind;

namespace SmtpGen.Generators.Tests;

/// <summary>What a spec file may say at the utmost, and one step beyond: which characters, how long, how many, from what to what.</summary>
public class LimitTests
{
    private const string Replies = "\"replies\": { \"250\": \"yes\" }";

    public static TheoryData<string, bool> WireWords => new()
    {
        { "A", true }, { "Z", true }, { "0", true }, { "9", true }, { "X-", true }, { "AZ09-AZ09", true },
        { "", false }, { "-", false }, { "-X", false }, { "a", false }, { "X/", false }, { "X:", false }, { "X@", false }, { "X[", false }, { "X_", false }, { "X ", false }, { "\u00c4", false },
    };

    [Theory]
    [MemberData(nameof(WireWords))]
    public void A_word_that_goes_over_the_wire_has_capital_letters_digits_and_hyphens(string word, bool isRight)
    {
        AssertKey($"\"extensions\": {{ «\"{word}\"»: {{ \"name\": \"Xe\", \"about\": \"E.\" }} }}", isRight, BadValue);
        AssertKey($"\"options\": {{ «\"{word}\"»: {{ \"name\": \"Xo\", \"about\": \"O.\", \"on\": [\"MAIL\"], \"kind\": \"none\" }} }}", isRight, BadValue);
        AssertKey($"\"options\": {{ \"XO\": {{ \"about\": \"O.\", \"on\": [\"MAIL\"], \"kind\": \"enum\", \"type\": \"Xt\", \"values\": {{ «\"{word}\"»: {{ \"name\": \"Xv\", \"about\": \"V.\" }} }} }} }}", isRight, BadValue);
        AssertKey($"\"commands\": {{ «\"{word}\"»: {{ \"name\": \"Xa\", \"about\": \"A.\", {Replies} }} }}", isRight, BadValue);
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData("Z0", true)]
    [InlineData("A-Z_9", true)]
    [InlineData("ABCDEFGHIJKLMNOPQRST", true)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", false)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("A/", false)]
    [InlineData("A:", false)]
    [InlineData("A@", false)]
    [InlineData("A[", false)]
    public void A_mechanism_has_up_to_20_capital_letters_digits_hyphens_and_underscores(string keyword, bool isRight)
        => AssertOfLibrary($"\"mechanisms\": {{ «\"{keyword}\"»: {{ \"name\": \"Xm\", \"about\": \"M.\" }} }}", isRight, BadValue);

    [Theory]
    [InlineData("200", true)]
    [InlineData("259", true)]
    [InlineData("559", true)]
    [InlineData("199", false)]
    [InlineData("600", false)]
    [InlineData("260", false)]
    [InlineData("2/0", false)]
    [InlineData("25/", false)]
    [InlineData("25:", false)]
    [InlineData("25", false)]
    [InlineData("2500", false)]
    [InlineData("", false)]
    public void A_reply_code_has_three_digits(string code, bool isRight)
    {
        var spec = AssertOfLibrary($"\"replies\": {{ «\"{code}\"»: {{ \"name\": \"Xr\", \"about\": \"R.\" }} }}", isRight, BadValue);
        Assert.Equal(isRight ? [int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)] : [], spec.Replies.Select(reply => reply.Code));
    }

    [Theory]
    [InlineData("2.XXX.YYY", true, null, null)]
    [InlineData("4.XXX.YYY", true, null, null)]
    [InlineData("5.XXX.YYY", true, null, null)]
    [InlineData("X.0.YYY", true, 0, null)]
    [InlineData("X.999.YYY", true, 999, null)]
    [InlineData("X.0.0", true, 0, 0)]
    [InlineData("X.10.999", true, 10, 999)]
    [InlineData("3.XXX.YYY", false, null, null)]
    [InlineData("X.XXX.YYY", false, null, null)]
    [InlineData("X.01.YYY", false, null, null)]
    [InlineData("X.1000.YYY", false, null, null)]
    [InlineData("X.1.1000", false, null, null)]
    [InlineData("X.1.01", false, null, null)]
    [InlineData("X.1", false, null, null)]
    [InlineData("5.1.1", false, null, null)]
    [InlineData(" X.1.1", false, null, null)]
    [InlineData("X.1.1\\n", false, null, null)]
    public void An_enhanced_status_code_is_a_class_a_subject_or_both_numbers(string code, bool isRight, int? subject, int? detail)
    {
        var spec = AssertOfLibrary($"\"enhancedStatusCodes\": {{ «\"{code}\"»: {{ \"about\": \"S.\" }} }}", isRight, BadValue);
        Assert.Equal(isRight ? [(code, subject, detail)] : [], spec.EnhancedStatusCodes.Select(status => (status.Code, status.Subject, status.Detail)));
    }

    [Theory]
    [InlineData("2XX", true)]
    [InlineData("5XX", true)]
    [InlineData("1XX", false)]
    [InlineData("6XX", false)]
    [InlineData("5X", false)]
    [InlineData("5XXX", false)]
    [InlineData("5XX\\n", false)]
    [InlineData("250", false)]
    public void An_enhanced_status_code_goes_with_a_class_of_replies(string reply, bool isRight)
        => AssertOfLibrary($"\"enhancedStatusCodes\": {{ \"X.1.1\": {{ \"about\": \"S.\", \"replies\": [«\"{reply}\"»] }} }}", isRight, UnknownReference);

    [Theory]
    [InlineData("\"ports\": { \"Xp\": { \"about\": \"P.\", \"number\": # } }", "1", "65535", "0", "65536")]
    [InlineData("\"limits\": { \"Xl\": { \"about\": \"L.\", \"unit\": \"octets\", \"value\": # } }", "1", "2147483647", "0", "2147483648")]
    [InlineData("\"timeouts\": { \"Xt\": { \"about\": \"T.\", \"seconds\": # } }", "1", "86400", "0", "86401")]
    [InlineData("\"commands\": { \"XA\": { \"about\": \"A.\", \"timeout\": # } }", "1", "86400", "0", "86401")]
    [InlineData("\"commands\": { \"XA\": { \"about\": \"A.\", \"blockTimeout\": # } }", "1", "86400", "-1", "86401")]
    [InlineData("\"commands\": { \"XA\": { \"about\": \"A.\", \"finalTimeout\": # } }", "1", "86400", "0", "1.0")]
    [InlineData("\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"text\", \"lineLength\": # } }", "1", "2147483647", "0", "2147483648")]
    [InlineData("\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"text\", \"maximumLength\": # } }", "1", "2147483647", "0", "1e3")]
    [InlineData("\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"integer\", \"minimum\": # } }", "-9223372036854775808", "9223372036854775807", "-9223372036854775809", "9223372036854775808")]
    [InlineData("\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"integer\", \"maximum\": # } }", "-9223372036854775808", "9223372036854775807", "-9223372036854775809", "1E3")]
    public void A_number_has_a_least_and_a_greatest_value(string content, string least, string greatest, string below, string beyond)
    {
        // What the entry needs besides: the replies of a command, a command with the option.
        content = content.Replace("\"about\": \"A.\"", "\"about\": \"A.\", " + Replies).Replace("\"about\": \"O.\"", "\"about\": \"O.\", \"on\": [\"XB\"]");
        if (!content.Contains("commands", StringComparison.Ordinal))
            content += $", \"commands\": {{ \"XB\": {{ \"about\": \"A.\", {Replies} }} }}";
        content += ", \"replies\": { \"250\": { \"name\": \"Yes\", \"about\": \"Y.\" } }";
        foreach (var (number, isRight) in new[] { (least, true), (greatest, true), (below, false), (beyond, false) })
            AssertOfLibrary(content.Replace("#", $"«{number}»"), isRight, BadValue);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void A_pattern_has_up_to_1000_characters(int length, bool isRight)
        => AssertKey($"\"options\": {{ \"XO\": {{ \"about\": \"O.\", \"on\": [\"MAIL\"], \"kind\": \"text\", \"pattern\": «\"^{new string('a', length - 2)}$\"» }} }}", isRight, BadValue, "\"pattern\" has more than 1000 characters");

    [Theory]
    [InlineData("flags", 31, true)]
    [InlineData("flags", 32, false)]
    [InlineData("enum", 32, true)]
    [InlineData("enum", 100, true)]
    public void A_set_has_up_to_31_words(string kind, int count, bool isRight)
    {
        var values = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"V{i}\": {{ \"about\": \"V.\" }}"));
        AssertKey($"\"options\": {{ \"XO\": {{ \"about\": \"O.\", \"on\": [\"MAIL\"], \"kind\": \"{kind}\", \"type\": \"Xt\", \"values\": «{{ {values} }}» }} }}", isRight, BadValue, "a set can have 31 words at most");
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_name_has_up_to_100_characters(int length, bool isRight)
        => AssertKey($"\"replies\": {{ \"259\": {{ \"about\": \"R.\", \"name\": «\"{new string('A', length)}\"» }} }}", isRight, BadIdentifier);

    /// <summary>Keys that become names as they are.</summary>
    [Theory]
    [InlineData("\"ports\": { # { \"about\": \"P.\", \"number\": 1 } }")]
    [InlineData("\"limits\": { # { \"about\": \"L.\", \"value\": 1, \"unit\": \"octets\" } }")]
    [InlineData("\"timeouts\": { # { \"about\": \"T.\", \"seconds\": 1 } }")]
    [InlineData("\"exceptions\": { # { \"about\": \"E.\", \"handWritten\": true } }")]
    [InlineData("\"facts\": { # { \"about\": \"F.\", \"property\": \"IsSo\", \"missing\": \"m\", \"present\": \"p\" } }, \"operations\": { \"Do\": { \"about\": \"O.\", \"sets\": [@] } }")]
    [InlineData("\"operations\": { # { \"about\": \"O.\" } }")]
    public void A_key_that_becomes_a_name_can_be_one(string content)
    {
        foreach (var (name, isRight) in new[] { ("Xn", true), ("x9", true), ("no name", false), ("9x", false), ("class", false), ("", false) })
            AssertOfLibrary(content.Replace("#", $"«\"{name}\"»:").Replace("@", $"\"{name}\""), isRight, BadIdentifier);
    }

    /// <summary>In a project's file.</summary>
    private static void AssertKey(string content, bool isRight, SpecProblemKind kind, string message = "") => AssertOne($"{{ \"about\": \"A.\", {content} }}", isRight, kind, Own.Read, message);

    private static Spec.Model.SmtpSpec AssertOfLibrary(string content, bool isRight, SpecProblemKind kind) => AssertOne($"{{ \"about\": \"A.\", {content} }}", isRight, kind, SpecReading.Read);

    private static Spec.Model.SmtpSpec AssertOne(string marked, bool isRight, SpecProblemKind kind, Func<string, SpecReading> read, string message = "")
    {
        var (text, span) = Small.Unmark(marked);
        var reading = read(text);
        Assert.Equal(isRight ? [] : [(kind, span)], reading.Problems.Select(problem => (problem.Kind, problem.Span)));
        Assert.All(reading.Problems, problem => Assert.Contains(message, problem.Message, StringComparison.Ordinal));
        return reading.Spec!;
    }
}
