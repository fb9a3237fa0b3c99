using Json.Schema;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>What is in no registry is in the example of own verbs, or left out for a reason; never in commands.json.</summary>
public class UnregisteredTests
{
    private static string Example => Repository.Read("docs/examples/postfix.smtp.json");

    [Fact]
    public void Every_other_extension_is_in_the_example_or_left_out_for_a_reason()
        => AssertAccounted(ExtensionFacts.Rows.Where(row => !ExtensionFacts.IsRegistered(row)).Select(row => row.Key), "extensions", LeftOut.Extensions);

    [Fact]
    public void Every_other_option_is_in_the_example_or_left_out_for_a_reason()
        => AssertAccounted(OptionFacts.Rows.Where(row => !OptionFacts.IsRegistered(row)).Select(row => row.Key), "options", LeftOut.Options);

    [Fact]
    public void Every_other_verb_is_in_the_example_or_left_out_for_a_reason()
        => AssertAccounted(VerbFacts.Rows.Where(row => !VerbFacts.IsRegistered(row)).Select(row => row.Key), "commands", LeftOut.Verbs);

    [Fact]
    public void Every_other_reply_is_of_a_verb_of_the_example_or_left_out_for_a_reason()
    {
        var others = ReplyFacts.Rows.Where(row => !ReplyFacts.IsRegistered(row)).Select(ReplyFacts.NameOf).Distinct().ToList();
        Assert.Equal(LeftOut.Replies.Keys.Order(), others.Where(name => !SpecFile.Postfix.Names("commands").Contains(name.Split(' ')[0])).Order());
    }

    [Fact]
    public void The_example_is_as_the_tables_have_it()
    {
        RegistryRow[] rows =
        [
            .. ExtensionFacts.Check(SpecFile.Postfix, row => SpecFile.Postfix.Names("extensions").Contains(row.Key)),
            .. OptionFacts.Check(SpecFile.Postfix, row => row.Key == "XVERP"),
            .. ReplyFacts.Check(SpecFile.Postfix, row => SpecFile.Postfix.Names("commands").Contains(row["verb"].Split(' ')[0])),
            .. VerbFacts.Check(SpecFile.Postfix, row => SpecFile.Postfix.Names("commands").Contains(row.Key)),
        ];
        Assert.Equal(16, rows.Length);
        RegistryTests.AssertFaultless(rows);
    }

    [Fact]
    public void The_example_is_of_the_schema_and_the_reader_finds_no_problem_in_it()
    {
        Assert.True(JsonSchema.FromText(Repository.Schema).Evaluate(SpecFile.Postfix).IsValid);
        Assert.Empty(Own.Read(Example).Problems);
    }

    [Fact]
    public void What_the_example_refers_to_is_built_in_and_not_in_its_own_file()
    {
        var problems = SpecReading.Read(Example).Problems;
        Assert.All(problems, problem => Assert.Equal(SpecProblemKind.UnknownReference, problem.Kind));
        Assert.Contains(problems, problem => problem.Message.Contains("no fact \"hello\"", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message.Contains("no command \"MAIL\"", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message.Contains("no reply code \"550\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_neither_built_in_nor_in_the_file_is_a_problem()
    {
        var problem = Assert.Single(Own.Read(Example.Replace("\"requires\": [\"hello\"],\n      \"forbids\": [\"sender\"],\n      \"perhaps\"", "\"requires\": [\"helo\"],\n      \"perhaps\"")).Problems);
        Assert.Contains("Did you mean \"hello\"?", problem.Message, StringComparison.Ordinal);
    }

    private static void AssertAccounted(IEnumerable<string> names, string section, IReadOnlyDictionary<string, string> leftOut)
    {
        Assert.Equal(leftOut.Keys.Order(), names.Except(SpecFile.Postfix.Names(section)).Distinct().Order());
        Assert.Empty(SpecFile.BuiltIn.Names(section).Intersect(leftOut.Keys));
    }
}
