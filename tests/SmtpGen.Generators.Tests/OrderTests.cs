using Microsoft.CodeAnalysis;
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

    /// <summary>Facts that do not depend on each other double the states of a session, each of them: from some number on nobody looks at all, and it is said.</summary>
    [Theory]
    [InlineData(5, false)]
    [InlineData(7, false)]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(12, true)]
    [InlineData(55, true)]
    [InlineData(100, true)]
    public void Where_nobody_can_tell_that_is_said_and_no_command_is_left_out(int count, bool isUnknown)
    {
        var facts = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"f{i}\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }}"));
        var commands = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"X{i}\": {{ \"about\": \"A.\", \"sets\": [\"f{i}\"], \"replies\": {{ \"250\": \"yes\" }} }}"));
        var text = $"{{ \"about\": \"A.\", \"facts\": {{ {facts} }}, \"commands\": {{ {commands}, \"XA\": {{ \"about\": \"A.\", \"requires\": [\"esmtp\"], \"forbids\": [\"hello\"], \"replies\": {{ \"250\": \"yes\" }} }} }} }}";
        var problem = Assert.Single(Own.Read(text).Problems);
        Assert.Equal((isUnknown ? UnknownOrder : UnreachableCommand, text.IndexOf(isUnknown ? "\"f0\"" : "\"XA\"", StringComparison.Ordinal)), (problem.Kind, problem.Span.Start.Offset));
        Assert.Equal(isUnknown ? count + 1 : count, Own.Read(text).Spec!.Commands.Count);
        var said = Assert.Single(Generation.OfProject([("own.smtp.json", text)]).Result.Diagnostics);
        Assert.Equal(isUnknown ? DiagnosticSeverity.Info : DiagnosticSeverity.Error, said.Severity);
    }

    /// <summary>Facts of which each needs the one before make few states, and are followed as long as each has a bit.</summary>
    [Theory]
    [InlineData(40, false)]
    [InlineData(56, false)]
    [InlineData(57, true)]
    public void Facts_that_follow_each_other_are_followed(int count, bool isUnknown)
    {
        var facts = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"f{i}\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }}"));
        var commands = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"X{i}\": {{ \"about\": \"A.\", \"requires\": [{(i == 0 ? "" : $"\"f{i - 1}\"")}], \"sets\": [\"f{i}\"], \"clears\": [\"connected\", \"hello\", \"esmtp\", \"tls\"], \"replies\": {{ \"250\": \"yes\" }} }}"));
        var last = $"\"XA\": {{ \"about\": \"A.\", \"requires\": [\"f{count - 1}\"], \"forbids\": [\"f0\"], \"replies\": {{ \"250\": \"yes\" }} }}";
        var problem = Assert.Single(Own.Read($"{{ \"about\": \"A.\", \"facts\": {{ {facts} }}, \"commands\": {{ {commands}, {last} }} }}").Problems);
        Assert.Equal(isUnknown ? UnknownOrder : UnreachableCommand, problem.Kind);
    }

    /// <summary>Where a project has no facts, the place is that of its first verb.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(15, true)]
    public void A_verb_that_may_do_many_things_besides_is_not_followed(int count, bool isUnknown)
    {
        var arguments = string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{ \"name\": \"a{i}\", \"kind\": \"keyword\", \"word\": \"A{i}\", \"about\": \"A.\" }}"));
        var when = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"a{i}\": {{ \"clears\": [\"sender\"] }}"));
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"commands\": {{ «\"XA\"»: {{ \"about\": \"A.\", \"arguments\": [{arguments}], \"when\": {{ {when} }}, \"replies\": {{ \"250\": \"yes\" }} }} }} }}");
        var problems = Own.Read(text).Problems;
        Assert.Equal(isUnknown ? [(UnknownOrder, span)] : [], problems.Select(problem => (problem.Kind, problem.Span)));
        Assert.All(problems, problem => Assert.Contains("facts make a session of more states than are followed. Nothing is wrong with that", problem.Message, StringComparison.Ordinal));
    }

    /// <summary>What contradicts itself needs no states to be seen.</summary>
    [Fact]
    public void A_command_that_requires_what_it_forbids_is_found_among_any_number_of_facts()
    {
        var facts = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"\"f{i}\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }}"));
        var sets = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"\"f{i}\""));
        var text = $"{{ \"about\": \"A.\", \"facts\": {{ {facts} }}, \"commands\": {{ \"X\": {{ \"about\": \"A.\", \"sets\": [{sets}], \"replies\": {{ \"250\": \"yes\" }} }}, \"XA\": {{ \"about\": \"A.\", \"requires\": [\"hello\"], \"forbids\": [\"hello\"], \"replies\": {{ \"250\": \"yes\" }} }} }} }}";
        Assert.Contains(Own.Read(text).Problems, problem => problem.Kind == UnreachableCommand);
    }

    [Theory]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\" }", "name some in \"on\"")]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [] }", "name some in \"on\"")]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"NOOP\"] }", "\"NOOP\" takes no options")]
    [InlineData("«\"XO\"»: { \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"XA\"] }", "\"XA\" takes no options")]
    public void An_option_that_no_command_takes_is_a_problem_at_its_key(string option, string message)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"options\": {{ {option} }}, \"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"replies\": {{ \"250\": \"yes\" }} }} }} }}");
        var reading = Own.Read(text);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((OrphanOption, span), (problem.Kind, problem.Span));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Spec!.Options);
    }

    [Fact]
    public void The_librarys_own_options_need_a_command_too()
        => Assert.Equal(OrphanOption, Assert.Single(SpecReading.Read("{ \"about\": \"A.\", \"options\": { \"O\": { \"about\": \"O.\", \"kind\": \"none\" } } }").Problems).Kind);

    private static SpecReading Read(string fact, string command) => Own.Read(Small.Unmark(Text(fact, command)).Text);

    private static string Text(string fact, string command)
        => $"{{ \"about\": \"A.\", \"facts\": {{ {fact}: {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }} }}, \"commands\": {{ \"XA\": {command} }} }}";
}
