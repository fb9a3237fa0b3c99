using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Tests.Flow;

/// <summary>Paths are kept apart by the conditions that they passed, as long as there are few; what a refusal would undo goes with them.</summary>
public class PathTests
{
    private const ulong Fact = 1 << 2;
    private const int Most = 16;

    [Fact]
    public void Paths_of_the_same_outcomes_are_one_and_it_is_told_when_that_changes()
    {
        var set = new StateSet();
        Assert.Null(set.Join());
        Assert.True(set.Add(State(0, FactState.Fresh)));
        Assert.False(set.Add(State(0, FactState.Fresh)));
        Assert.True(set.Add(State(0, FactState.Outside)));
        Assert.False(set.Add(State(0, FactState.Outside)));
        Assert.True(set.Add(State(1, FactState.Fresh)));

        Assert.Equal(2, set.States.Count);
        Assert.Equal((~0UL, ~0UL), (set.States[0].Site(0).Lacks, set.States[0].Site(0).Unknown));
        Assert.Equal(~0UL, set.States[1].Site(0).SurelyLacks);
        Assert.Equal(new ConditionOutcomes(~1UL, 0), set.Join()!.Conditions);
        Assert.Equal(~0UL, set.Join()!.Site(0).Unknown);
    }

    [Fact]
    public void Many_paths_are_kept_and_one_more_makes_one_of_them_for_good()
    {
        var set = new StateSet();
        for (ulong number = 0; number < Most; number++)
            set.Add(State(number, FactState.Fresh));
        Assert.Equal(Most, set.States.Count);

        Assert.True(set.Add(State(Most, FactState.Fresh)));
        Assert.Single(set.States);
        Assert.False(set.Add(State(3, FactState.Fresh)));
        Assert.True(set.Add(State(99, FactState.Outside)));
        Assert.Single(set.States);
    }

    [Fact]
    public void What_paths_differ_on_is_told_by_all_of_them_together()
    {
        FactState holding = FactState.Fresh;
        holding.Set(Fact);
        var apart = new StateSet();
        apart.Add(State(0, FactState.Fresh));
        apart.Add(State(1, holding));
        Assert.Equal(Fact, apart.Join()!.Site(0).Differs);

        var many = new StateSet();
        for (ulong number = 0; number <= Most; number++)
            many.Add(State(number, number == 3 ? holding : FactState.Fresh));
        Assert.Equal(Fact, many.States[0].Site(0).Differs);
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void A_condition_allows_the_outcome_that_it_had_and_any_before_it_was_tested(bool tested, bool had, bool allows)
    {
        ConditionOutcomes outcomes = tested ? default(ConditionOutcomes).With(2, had) : default;
        Assert.Equal(allows, outcomes.Allows(2, true));
        Assert.Equal(!tested || !had, outcomes.Allows(2, false));
        Assert.True(outcomes.Allows(4, true));
    }

    [Fact]
    public void Outcomes_are_taken_back_and_joined()
    {
        ConditionOutcomes outcomes = default(ConditionOutcomes).With(1, true).With(2, false).With(4, true);
        Assert.Equal(new ConditionOutcomes(7, 5), outcomes);
        Assert.Equal(new ConditionOutcomes(7, 4), outcomes.With(1, false));
        Assert.Equal(new ConditionOutcomes(6, 4), outcomes.Without(1));
        Assert.Equal(new ConditionOutcomes(5, 5), outcomes.Without(2));
        Assert.Equal(new ConditionOutcomes(5, 5), outcomes.Common(new ConditionOutcomes(15, 15)));
        Assert.Equal(new ConditionOutcomes(2, 0), outcomes.Common(new ConditionOutcomes(3, 0)));
    }

    [Fact]
    public void A_refusal_undoes_what_paths_have_in_common_of_every_client_that_it_may_be_of()
    {
        var one = new Refusal(Bits.Of(1), 0b011, FactState.Fresh);
        var other = new Refusal(Bits.Of(1), 0b110, FactState.Outside);
        Refusal joined = Refusal.Join(one, other);
        Assert.Equal((true, Bits.Of(1), 0b010UL), (joined.IsKept, joined.Clients, joined.Facts));
        Assert.Equal((~0UL, ~0UL), (joined.Before.Lacks, joined.Before.Unknown));
        Assert.Equal(Bits.Of(1) | Bits.Of(2), Refusal.Join(one, new Refusal(Bits.Of(2), 0b011, FactState.Fresh)).Clients);
        Assert.Equal(one, Refusal.Join(one, default));
        Assert.Equal(one, Refusal.Join(default, one));
        Assert.False(Refusal.Join(default, default).IsKept);
    }

    [Fact]
    public void A_refusal_says_nothing_more_of_facts_that_changed_since()
    {
        var refusal = new Refusal(Bits.Of(1), 0b011, FactState.Fresh);
        Assert.Equal(new Refusal(Bits.Of(1), 0b010, FactState.Fresh), refusal.Without(1, 0b001));
        Assert.Equal(refusal, refusal.Without(2, 0b001));
        Assert.Equal(default, default(Refusal).Without(0, 1));
        Assert.Equal([false, false, false, false, true], new object[] { new Refusal(Bits.Of(2), 0b011, FactState.Fresh), new Refusal(Bits.Of(1), 0b111, FactState.Fresh), new Refusal(Bits.Of(1), 0b011, FactState.Outside), 1, refusal }.Select(refusal.Equals));
        Assert.NotEqual(default, new Refusal(Bits.Of(0), 0, default));
    }

    [Fact]
    public void The_only_number_of_a_set_is_told_and_all_are_listed_in_order()
    {
        Assert.Equal([0, 5, 63], Bits.In(Bits.Of(63) | Bits.Of(5) | Bits.Of(0)));
        Assert.Empty(Bits.In(0));
        Assert.Equal([-1, 0, 1, -1, 63, -1], new[] { 0UL, 1UL, 2UL, 3UL, Bits.Of(63), Bits.Of(63) | 1 }.Select(Bits.Only));
    }

    private static SessionState State(ulong outcome, FactState facts)
    {
        var state = new SessionState(1) { Conditions = new ConditionOutcomes(~0UL, outcome) };
        state[0] = new FlowValue(1, 0);
        state.SetSite(0, facts);
        return state;
    }
}
