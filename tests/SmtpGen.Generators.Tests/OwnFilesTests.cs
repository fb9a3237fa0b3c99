using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;
using static SmtpGen.Generators.Spec.SpecProblemKind;

namespace SmtpGen.Generators.Tests;

/// <summary>Which files are a project's spec files, how several become one, and what they may not say.</summary>
public class OwnFilesTests
{
    private const string Ours = "\"$schema\": \"some/where/commands.schema.json\"";

    [Theory]
    [InlineData("commands.json", "{ " + Ours + ", \"about\": \"A.\", \"wrong\": 1 }", true)]
    [InlineData("/a/b/commands.json", "{ \"about\": \"A.\", " + Ours + " ", true)]
    [InlineData("C:\\a\\COMMANDS.JSON", "{ \"$schema\": \"https://example.org/v1/commands.schema.json#\", no JSON", true)]
    [InlineData("commands.json", "{ \"$schema\"\n:\n\"commands.schema.json?x\" 'x' }", true)]
    [InlineData("postfix.smtp.json", "{ \"about\": \"A.\", \"wrong\": 1 }", true)]
    [InlineData("/a/POSTFIX.SMTP.JSON", "no JSON", true)]
    [InlineData("commands.json", "{ \"about\": \"A.\", \"wrong\": 1 }", false)]
    [InlineData("commands.json", "no JSON", false)]
    [InlineData("commands.json", "", false)]
    [InlineData("commands.json", "{ \"$schema\": \"https://example.org/bot-commands.json\" }", false)]
    [InlineData("commands.json", "{ \"$schema\": \"https://example.org/commands.schema.json/other\" }", false)]
    [InlineData("commands.json", "{ \"$schema\": 5, \"about\": \"commands.schema.json\" }", false)]
    [InlineData("commands.json", "{ \"a\": { " + Ours + " } }", false)]
    [InlineData("commands.json", "[ " + Ours + " ]x", true)]
    [InlineData("commands.json", "{ \"a\": [{}, { \"b\": 1 }], " + Ours + " x", true)]
    [InlineData("commands.json", "{ \"a\": \"\\\"{\", " + Ours + " x", true)]
    [InlineData("commands.json", "{} " + Ours, false)]
    [InlineData("commands.json", "{ \"a\": \"\\\"$schema\\\": \\\"commands.schema.json\\\"\" }", false)]
    [InlineData("commands.json", "{ \"$schema", false)]
    [InlineData("commands.json", "{ \"$schema\":", false)]
    [InlineData("commands.json", "{ \"$schema\": \"commands.schema.json", true)]
    [InlineData("commands.json", "{ \"a\\", false)]
    [InlineData("mycommands.json", "{ " + Ours + ", \"wrong\": 1 }", false)]
    [InlineData("settings.json", "{ " + Ours + ", \"wrong\": 1 }", false)]
    [InlineData("smtp.json", "{ " + Ours + ", \"wrong\": 1 }", false)]
    public void A_file_is_ours_by_its_name_or_by_its_schema(string path, string text, bool isOurs)
    {
        var result = Generation.OfProject([(path, text)]).Result;
        Assert.Equal(isOurs, result.Diagnostics.Length > 0);
        Assert.Empty(isOurs ? [] : result.GeneratedSources);
    }

    [Fact]
    public void Several_files_become_one_and_refer_to_each_other()
    {
        var generation = Generation.OfProject(
        [
            ("b.smtp.json", File("\"commands\": { \"XB\": { \"about\": \"B.\", \"requires\": [\"warm\"], \"exception\": \"WarmException\", \"replies\": { \"259\": \"yes\" } } }")),
            ("a.smtp.json", File("\"facts\": { \"warm\": { \"about\": \"W.\", \"missing\": \"m\", \"present\": \"p\" } }, \"replies\": { \"259\": { \"name\": \"Warm\", \"about\": \"W.\" } }")),
            ("commands.json", File(Ours + ", \"exceptions\": { \"WarmException\": { \"about\": \"W.\", \"base\": \"SmtpException\" } }, \"commands\": { \"XA\": { \"about\": \"A.\", \"sets\": [\"warm\"], \"replies\": { \"250\": \"yes\" } } }")),
        ]);
        OwnSpecTests.AssertClean(generation);
        Assert.Contains("new SmtpCommand[] { Xb, Xa }", generation["OwnCommands"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_in_which_a_build_lists_the_files_changes_nothing()
    {
        (string, string) a = ("a.smtp.json", Command("XA", "")), b = ("b.smtp.json", Command("XA", "\"name\": \"Other\", "));
        Assert.Equal(Own.Read(a, b), Own.Read(b, a));
        Assert.Equal("b.smtp.json", Assert.Single(Own.Read(b, a).Problems).Path);
    }

    [Theory]
    [InlineData("commands", "\"«XA»\": { \"about\": \"A.\", \"name\": \"Other\", \"replies\": { \"250\": \"a\" } }", nameof(DuplicateKey), "by the entry at a.smtp.json(1,")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"name\": \"Xa\", \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "by the entry at a.smtp.json(1,")]
    [InlineData("commands", "\"«NOOP»\": { \"about\": \"A.\", \"name\": \"Other\", \"replies\": { \"250\": \"a\" } }", nameof(DuplicateKey), "SmtpGen's own commands.json(")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"method\": \"Noop\", \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "SmtpGen's own commands.json(")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"aliases\": [\"Verify\"], \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "\"Verify\"")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"method\": \"SendMail\", \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "\"SendMail\"")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"method\": \"IsEncrypted\", \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "\"IsEncrypted\"")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"options\": \"MailOptions\", \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "\"MailOptions\"")]
    [InlineData("commands", "\"«XC»\": { \"about\": \"A.\", \"options\": \"SmtpDataException\", \"replies\": { \"250\": \"a\" } }", nameof(NameClash), "\"SmtpDataException\"")]
    [InlineData("facts", "\"«tls»\": { \"about\": \"A.\", \"missing\": \"m\", \"present\": \"p\" }", nameof(DuplicateKey), "\"tls\"")]
    [InlineData("facts", "\"«TLS»\": { \"about\": \"A.\", \"missing\": \"m\", \"present\": \"p\" }", nameof(NameClash), "\"Tls\"")]
    [InlineData("replies", "\"«250»\": { \"name\": \"Fine\", \"about\": \"A.\" }", nameof(DuplicateKey), "\"250\"")]
    [InlineData("replies", "\"«259»\": { \"name\": \"Ok\", \"about\": \"A.\" }", nameof(NameClash), "\"Ok\"")]
    [InlineData("exceptions", "\"«SmtpDataException»\": { \"about\": \"A.\", \"base\": \"SmtpException\" }", nameof(DuplicateKey), "\"SmtpDataException\"")]
    [InlineData("extensions", "\"«SIZE»\": { \"name\": \"Other\", \"about\": \"A.\" }", nameof(DuplicateKey), "\"SIZE\"")]
    [InlineData("options", "\"«SIZE»\": { \"name\": \"Other\", \"about\": \"A.\", \"on\": [\"MAIL\"], \"kind\": \"none\" }", nameof(DuplicateKey), "\"SIZE\"")]
    [InlineData("options", "\"«XS»\": { \"name\": \"Size\", \"about\": \"A.\", \"on\": [\"MAIL\"], \"kind\": \"none\" }", nameof(NameClash), "\"Size\"")]
    [InlineData("options", "\"«XS»\": { \"about\": \"A.\", \"on\": [\"MAIL\"], \"kind\": \"enum\", \"type\": \"SmtpBody\", \"values\": { \"A\": { \"about\": \"A.\" } } }", nameof(NameClash), "\"SmtpBody\"")]
    public void A_clash_is_reported_at_one_place_and_names_the_other(string section, string entry, string kind, string message)
    {
        var text = File($"\"{section}\": {{ {entry} }}");
        var (unmarked, span) = Small.Unmark(text.Replace("\"«", "«\"").Replace("»\"", "\"»"));
        var reading = Own.Read(("a.smtp.json", Command("XA", "")), ("b.smtp.json", unmarked));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((kind, "b.smtp.json", span), (problem.Kind.ToString(), problem.Path, problem.Span));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Message.Contains("a.smtp.json", StringComparison.Ordinal) ? "a.smtp.json" : null, problem.Other?.Path);
        Assert.Equal("XA", Assert.Single(reading.Spec!.Commands).Verb);
    }

    [Fact]
    public void The_diagnostic_of_a_clash_has_both_places()
    {
        var diagnostic = Assert.Single(Generation.OfProject([("a.smtp.json", Command("XA", "")), ("b.smtp.json", Command("XA", ""))]).Result.Diagnostics);
        Assert.Equal("b.smtp.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal("a.smtp.json", Assert.Single(diagnostic.AdditionalLocations).GetLineSpan().Path);
    }

    [Theory]
    [InlineData("0.1.0", null)]
    [InlineData("0.1", null)]
    [InlineData("0.0.9", nameof(OtherVersion))]
    [InlineData("0.1.1", nameof(OtherVersion))]
    [InlineData("0.2.0", nameof(OtherVersion))]
    [InlineData("1.0.0", nameof(OtherVersion))]
    [InlineData("newest", nameof(BadValue))]
    [InlineData("1", nameof(BadValue))]
    [InlineData("0.1.0.0", nameof(BadValue))]
    [InlineData("0.1.0-beta.1", null)]
    [InlineData("0.1.000000", nameof(BadValue))]
    [InlineData(" 0.1.0", nameof(BadValue))]
    [InlineData("0.1.0\\n", nameof(BadValue))]
    [InlineData("", nameof(BadValue))]
    public void A_file_says_which_vocabulary_it_extends(string version, string? kind)
    {
        var (text, span) = Small.Unmark(File($"\"extends\": «\"{version}\"»"));
        var problems = Own.Read(text).Problems;
        Assert.Equal(kind is null ? [] : [(kind, span)], problems.Select(problem => (problem.Kind.ToString(), problem.Span)));
        Assert.All(problems, problem => Assert.True(problem.Kind == BadValue || problem.Message.Contains("0.1.0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1.4.2", "1.4.2", true)]
    [InlineData("1.4.2", "1.4", true)]
    [InlineData("1.4.2", "1.3.9", true)]
    [InlineData("1.4.2", "1.0.0", true)]
    [InlineData("1.4.2", "1.4.3", false)]
    [InlineData("1.4.2", "1.5.0", false)]
    [InlineData("1.4.2", "0.9.0", false)]
    [InlineData("2.0.0", "1.4.2", false)]
    [InlineData("0.4.2", "0.4.1", true)]
    [InlineData("0.4.2", "0.3.9", false)]
    [InlineData("1.10.0", "1.9.0", true)]
    public void A_later_version_will_do_where_nothing_broke(string version, string wanted, bool satisfies)
        => Assert.Equal(satisfies, SpecReader.Satisfies(version, wanted));

    [Theory]
    [InlineData("\"ports\": «{}»")]
    [InlineData("\"limits\": «{ \"A\": { \"value\": 1, \"unit\": \"u\", \"about\": \"A.\" } }»")]
    [InlineData("\"timeouts\": «{}»")]
    [InlineData("\"enhancedStatusCodes\": «5»")]
    [InlineData("\"mechanisms\": «{}»")]
    [InlineData("\"operations\": «{}»")]
    [InlineData("\"exceptions\": { \"AException\": { \"about\": \"A.\", \"base\": \"SmtpException\", \"handWritten\": «true» } }")]
    [InlineData("\"exceptions\": { \"AException\": { \"about\": \"A.\", \"base\": \"SmtpException\", \"thrownBy\": «\"commands\"» } }")]
    public void What_only_the_library_can_have_is_refused_at_its_place(string content)
    {
        var (text, span) = Small.Unmark(File(content));
        var problem = Assert.Single(Own.Read(text).Problems);
        Assert.Equal((BadValue, span), (problem.Kind, problem.Span));
    }

    [Theory]
    [InlineData("\"extends\": \"1.0.0\"")]
    [InlineData("\"access\": \"public\"")]
    public void What_only_a_project_can_say_the_library_cannot(string content)
        => Assert.Equal(BadValue, Assert.Single(SpecReading.Read(File(content)).Problems).Kind);

    [Fact]
    public void A_fact_of_a_project_is_asked_for_by_name_and_has_no_property()
    {
        var fact = "\"facts\": { \"warm\": { \"about\": \"W.\", «\"property\"»: \"IsWarm\", \"missing\": \"m\", \"present\": \"p\" } }, \"commands\": { \"XA\": { \"about\": \"A.\", \"sets\": [\"warm\"], \"replies\": { \"250\": \"yes\" } } }";
        var (text, span) = Small.Unmark(File(fact));
        var problem = Assert.Single(Own.Read(text).Problems);
        Assert.Equal((UnknownKey, span), (problem.Kind, problem.Span));
    }

    [Theory]
    [InlineData("SmtpClient", null)]
    [InlineData("LmtpClient", null)]
    [InlineData("SmtpSslClient", null)]
    [InlineData("LtmpClient", "Did you mean \"LmtpClient\"?")]
    [InlineData("MyClient", "no client \"MyClient\"")]
    public void A_verb_goes_to_a_client_that_there_is(string client, string? message)
    {
        var (text, span) = Small.Unmark(File($"\"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"client\": «\"{client}\"», \"replies\": {{ \"250\": \"yes\" }} }} }}"));
        var problems = Own.Read(text).Problems;
        Assert.Equal(message is null ? [] : [span], problems.Select(problem => problem.Span));
        Assert.All(problems, problem => Assert.Contains(message!, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void One_broken_file_leaves_the_others_alone()
    {
        var reading = Own.Read(("a.smtp.json", Command("XA", "")), ("b.smtp.json", "{ 'x' }"));
        Assert.Equal("b.smtp.json", Assert.Single(reading.Problems).Path);
        Assert.Equal("XA", Assert.Single(reading.Spec!.Commands).Verb);
    }

    private static string Command(string verb, string more) => File($"\"commands\": {{ \"{verb}\": {{ {more}\"about\": \"A.\", \"replies\": {{ \"250\": \"yes\" }} }} }}");

    private static string File(string content) => $"{{ \"about\": \"A file.\", {content} }}";
}
