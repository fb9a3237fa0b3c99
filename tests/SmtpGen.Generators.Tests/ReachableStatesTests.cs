using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Tests;

/// <summary>
/// Which facts can hold together in a session. A step is written as what it asks, an arrow, and what it does: <c>a !b → +c -a ?d</c> requires a,
/// forbids b, sets c, clears a, and perhaps sets d; <c>~a</c> provides what is required, <c>[+b -c]</c> is done when an argument is given, <c>end</c> ends the session.
/// </summary>
public class ReachableStatesTests
{
    [Theory]

    // Where a session begins, nothing holds.
    [InlineData("", "", true)]
    [InlineData("", "!a !b !c", true)]
    [InlineData("", "a", false)]

    // What a step sets holds behind it, and what it clears does not.
    [InlineData("→ +a", "a", true)]
    [InlineData("→ +a", "a b", false)]
    [InlineData("→ +a +b; b → -a", "b !a", true)]
    [InlineData("→ +a +b; b → -b", "b !a", false)]
    [InlineData("→ +a -a", "a", true)]

    // A step is taken where it is legal only.
    [InlineData("b → +a", "a", false)]
    [InlineData("→ +b; b → +a", "a", true)]
    [InlineData("→ +b; b → +a", "a !b", false)]
    [InlineData("!b → +b; !b → +a", "b a", true)]
    [InlineData("!b !a → +b; !b !a → +a", "b a", false)]
    [InlineData("b ~b → +a", "a !b", true)]
    [InlineData("b c ~b → +a", "a", false)]

    // The end of a session clears everything, but what it sets itself.
    [InlineData("→ +a +b; !c a → +c end", "c !a !b", true)]
    [InlineData("!c !a → +a +b; a → +c", "c !a", false)]

    // Perhaps: alone, together with any others, or not at all.
    [InlineData("!c → +c ?a ?b", "c !a !b", true)]
    [InlineData("!c → +c ?a ?b", "c a !b", true)]
    [InlineData("!c → +c ?a ?b", "c !a b", true)]
    [InlineData("!c → +c ?a ?b", "c a b", true)]
    [InlineData("!c → +c ?a ?b", "a !c", false)]
    [InlineData("!c → +c ?a ?b ?d", "a b !d", true)]
    [InlineData("!c → +c ?a ?b ?d", "a d !b", true)]
    [InlineData("!c → +c ?a ?b ?d", "b d !a", true)]
    [InlineData("!c → +c ?a ?b ?d", "a b d", true)]
    [InlineData("→ +a ?a", "!a b", false)]

    // An argument: given or not, each by itself.
    [InlineData("!c → +c [+a]", "c a", true)]
    [InlineData("!c → +c [+a]", "c !a", true)]
    [InlineData("!c → +c [+a]", "a !c", false)]
    [InlineData("!c !a → +a +b +c [-a]", "c !a", true)]
    [InlineData("!c !a → +a +b +c [-a]", "c !b", false)]
    [InlineData("!c !b → +c +a [+b -c]", "b !c", true)]
    [InlineData("!c !b → +c +a [+b -c]", "b c", false)]
    [InlineData("!c → +c [+a] [+b]", "a !b", true)]
    [InlineData("!c → +c [+a] [+b]", "b !a", true)]
    [InlineData("!c → +c [+a] [+b]", "a b", true)]
    [InlineData("!c → +c [+a] [+b]", "c !a !b", true)]
    [InlineData("!c → +c ?a [+b -a]", "a b", false)]
    [InlineData("!c → +c ?d [+b -a]", "d b", true)]

    // What a rule asks may contradict itself.
    [InlineData("→ +a", "a !a", false)]

    // A name that is no fact asks nothing and does nothing.
    [InlineData("other → +a", "a other", true)]
    [InlineData("→ +other -more", "a", false)]
    public void A_rule_is_legal_where_some_way_leads(string steps, string rule, bool isLegal)
    {
        var session = new ReachableStates(["a", "b", "c", "d"], steps.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Parse));
        Assert.True(session.IsComplete);
        Assert.Equal(isLegal, session.Allow(Parse(rule).Rule));
        Assert.Equal(isLegal, session.Allow(Parse(rule).Rule));
    }

    /// <summary>Each fact has a bit, as long as there are bits.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(63, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Facts_are_followed_as_long_as_there_are_bits(int count, bool isComplete)
    {
        var facts = Enumerable.Range(0, count).Select(i => $"f{i}").ToList();
        var session = new ReachableStates(facts, [Parse($"→ {string.Join(' ', facts.Select(fact => "+" + fact))}")]);
        Assert.Equal(isComplete, session.IsComplete);
        Assert.True(session.Allow(Parse($"f0 f{count - 1}").Rule));
        if (count > 1)
            Assert.Equal(!isComplete, session.Allow(Parse($"f0 !f{count - 1}").Rule));
    }

    /// <summary>One step can lead to so many states that nobody follows them; what contradicts itself is seen still.</summary>
    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(60, false)]
    public void What_a_step_may_do_besides_is_followed_up_to_a_number(int count, bool isComplete)
    {
        var facts = Enumerable.Range(0, count).Select(i => $"f{i}").ToList();
        var session = new ReachableStates([.. facts, "x", "y"], [Parse($"!x → +x {string.Join(' ', facts.Select(fact => "?" + fact))}")]);
        Assert.Equal(isComplete, session.IsComplete);
        Assert.True(session.Allow(Parse($"f1 !f0 f{count - 1}").Rule));
        Assert.Equal(!isComplete, session.Allow(Parse("y").Rule));
        Assert.False(session.Allow(Parse("x !x").Rule));
    }

    /// <summary>Facts that do not depend on each other: each makes twice as many states.</summary>
    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void So_many_states_are_followed(int count, bool isComplete)
        => Assert.Equal(isComplete, new ReachableStates(Facts(count), Facts(count).Select(fact => Parse($"→ +{fact}"))).IsComplete);

    /// <summary>Ten facts make 1024 states, and in each of them every step is tried.</summary>
    [Theory]
    [InlineData(900, true)]
    [InlineData(1_023, true)]
    [InlineData(2_100, false)]
    public void So_many_steps_are_tried(int count, bool isComplete)
    {
        var steps = Enumerable.Range(1, count).Select(i => Parse($"{string.Join(' ', Facts(12).Where((_, bit) => (i & (1 << bit)) != 0))} → +f0"));
        var session = new ReachableStates(Facts(12), [.. Facts(10).Select(fact => Parse($"→ +{fact}")), .. steps]);
        Assert.Equal(isComplete, session.IsComplete);
    }

    /// <summary>A step that is legal everywhere has all its outcomes everywhere.</summary>
    [Theory]
    [InlineData(9, true)]
    [InlineData(14, false)]
    public void So_many_outcomes_are_tried(int count, bool isComplete)
        => Assert.Equal(isComplete, new ReachableStates(Facts(count), [Parse($"→ {string.Join(' ', Facts(count).Select(fact => "?" + fact))}")]).IsComplete);

    private static IEnumerable<string> Facts(int count) => Enumerable.Range(0, count).Select(i => $"f{i}");

    private static (SessionRule Rule, EquatableArray<ConditionalRule> When) Parse(string text)
    {
        var conditions = text.Split('[').Skip(1).Select(condition => condition.Split(']')[0]).Select(words => new ConditionalRule("given", Marked(words, '+'), Marked(words, '-')));
        var plain = string.Concat(text.Split('[').Select((part, i) => i == 0 ? part : part.Split(']')[1]));
        var asks = plain.Split('→')[0];
        var required = asks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).ToEquatableArray();
        var rule = new SessionRule(
            required, Marked(asks, '~'), Marked(asks, '!'), Marked(plain, '+'), Marked(plain, '?'), Marked(plain, '-'), false, false, plain.EndsWith("end", StringComparison.Ordinal));
        return (rule, conditions.ToEquatableArray());
    }

    private static EquatableArray<string> Marked(string text, char mark)
        => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] == mark).Select(word => word[1..]).ToEquatableArray();
}
