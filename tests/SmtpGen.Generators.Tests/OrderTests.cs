using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;
using static SmtpGen.Generators.Spec.SpecProblemKind;

namespace SmtpGen.Generators.Tests;

/// <summary>Facts that nothing sets, commands that are never legal, options that nobody takes.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("\"sets\": [\"cold\"], \"replies\"")]
    [InlineData("\"perhaps\": [\"cold\"], \"replies\"")]
    [InlineData("\"arguments\": [{ \"name\": \"now\", \"kind\": \"keyword\", \"word\": \"NOW\", \"about\": \"N.\" }], \"when\": { \"now\": { \"sets\": [\"cold\"] } }, \"replies\"")]
    public void A_fact_that_something_sets_is_right(string how)
        => Assert.Empty(Read("«\"cold\"»", "{ " + how + ": { \"250\": \"yes\" }, \"about\": \"A.\" }").Problems);

    [Theory]
    [InlineData("{ \"about\": \"A.\", \"replies\": { \"250\": \"yes\" } }")]
    [InlineData("{ \"about\": \"A.\", \"requires\": [\"cold\"], \"replies\": { \"250\": \"yes\" } }")]
    [InlineData("{ \"about\": \"A.\", \"clears\": [\"cold\"], \"replies\": { \"250\": \"yes\" } }")]
    public void A_fact_that_nothing_sets_is_a_problem_at_its_key(string command)
    {
        var reading = Read("«\"cold\"»", command);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((IdleFact, Small.Unmark(Text("«\"cold\"»", command)).Span), (problem.Kind, problem.Span));
        Assert.Contains("\"cold\"", problem.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Spec!.Facts);
        Assert.Single(reading.Spec.Commands);
    }

    [Theory]
    [InlineData("\"requires\": [\"hello\"], \"forbids\": [\"hello\"]", "requires \"hello\" and forbids it")]
    [InlineData("\"requires\": [\"esmtp\"], \"forbids\": [\"hello\"]", "\"esmtp\" and no \"hello\"")]
    [InlineData("\"requires\": [\"recipient\"], \"forbids\": [\"sender\"]", "\"recipient\" and no \"sender\"")]
    public void A_command_that_can_never_be_legal_is_a_problem_at_its_key(string rule, string message)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"commands\": {{ «\"XA\"»: {{ {rule}, \"about\": \"A.\", \"replies\": {{ \"250\": \"yes\" }} }} }} }}");
        var reading = Own.Read(text);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((UnreachableCommand, span), (problem.Kind, problem.Span));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Spec!.Commands);
    }

    [Theory]
    [InlineData("\"requires\": [\"hello\"], \"forbids\": [\"esmtp\"]")]
    [InlineData("\"requires\": [\"chunking\"]")]
    [InlineData("\"requires\": [\"tls\", \"authenticated\", \"sender\", \"recipient\", \"chunking\"]")]
    [InlineData("\"forbids\": [\"connected\"]")]
    [InlineData("\"requires\": [\"tls\"], \"forbids\": [\"hello\"]")]
    public void A_command_that_is_legal_somewhere_is_right(string rule)
        => Assert.Empty(Own.Read($"{{ \"about\": \"A.\", \"commands\": {{ \"XA\": {{ {rule}, \"about\": \"A.\", \"replies\": {{ \"250\": \"yes\" }} }} }} }}").Problems);

    /// <summary>A hundred facts of a project make more states than anybody looks at: then nothing is said.</summary>
    [Fact]
    public void Where_nobody_can_tell_nothing_is_said()
    {
        var facts = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"\"f{i}\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }}"));
        var commands = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"\"X{i}\": {{ \"about\": \"A.\", \"sets\": [\"f{i}\"], \"replies\": {{ \"250\": \"yes\" }} }}"));
        var reading = Own.Read($"{{ \"about\": \"A.\", \"facts\": {{ {facts} }}, \"commands\": {{ {commands}, \"XA\": {{ \"about\": \"A.\", \"requires\": [\"esmtp\", \"f99\"], \"forbids\": [\"hello\"], \"replies\": {{ \"250\": \"yes\" }} }} }} }}");
        Assert.Empty(reading.Problems);
        Assert.Equal(101, reading.Spec!.Commands.Count);
    }

    [Theory]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\" }", "name some in \"on\"")]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [] }", "name some in \"on\"")]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"NOOP\"] }", "\"NOOP\" takes no options")]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"XA\"] }", "\"XA\" takes no options")]
    public void An_option_that_no_command_takes_is_a_problem_at_its_key(string option, string message)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"options\": {{ {option} }}, \"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"replies\": {{ \"250\": \"yes\" }} }} }} }}");
        var problem = Assert.Single(Own.Read(text).Problems);
        Assert.Equal((OrphanOption, span), (problem.Kind, problem.Span));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_librarys_own_options_need_a_command_too()
        => Assert.Equal(OrphanOption, Assert.Single(SpecReading.Read("{ \"about\": \"A.\", \"options\": { \"O\": { \"about\": \"O.\", \"kind\": \"none\" } } }").Problems).Kind);

    private static SpecReading Read(string fact, string command) => Own.Read(Small.Unmark(Text(fact, command)).Text);

    private static string Text(string fact, string command)
        => $"{{ \"about\": \"A.\", \"facts\": {{ {fact}: {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }} }}, \"commands\": {{ \"XA\": {command} }} }}";
}
