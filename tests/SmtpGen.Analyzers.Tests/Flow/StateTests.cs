using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Tests.Flow;

/// <summary>What is known at a point: who holds which client, and what becomes of that where paths meet.</summary>
public class StateTests
{
    private const ulong Fact = 1 << 2;

    [Fact]
    public void A_client_that_no_variable_holds_is_forgotten_unless_it_is_pinned()
    {
        SessionState state = Holding(1, 2);
        state.SetSite(3, FactState.Fresh);
        state.SetSite(4, FactState.Fresh);
        state.Pin(4);
        state.Pin(4);

        state.DropUnheld();

        Assert.Equal([false, true, true, false, true, false], Enumerable.Range(0, 6).Select(site => state.Site(site).Exists));
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(state.IsHeld));
    }

    [Fact]
    public void A_client_that_is_null_on_a_path_is_in_no_variable_there()
    {
        SessionState state = Holding(1, 2);
        state[2] = new FlowValue(Bits.Of(1) | Bits.Of(2), 5);

        state.Remove(Bits.Of(1));

        Assert.Equal([new(0, 0), new(Bits.Of(2), 0), new(Bits.Of(2), 5)], Values(state));
        Assert.Equal((false, true), (state.Site(1).Exists, state.Site(2).Exists));
        state.Pin(2);
        state.SetSite(3, FactState.Fresh);
        state.Remove(Bits.Of(2));
        Assert.Equal((false, false), (state.Site(2).Exists, state.Site(3).Exists));
    }

    [Fact]
    public void A_client_gets_another_number_wherever_it_is_held()
    {
        SessionState state = Holding(1, 2);
        state[2] = new FlowValue(Bits.Of(1) | Bits.Of(5), 7);

        state.Rename(1, 40);

        Assert.Equal([new(Bits.Of(40), 0), new(Bits.Of(2), 0), new(Bits.Of(40) | Bits.Of(5), 7)], Values(state));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0b010000, true)]
    [InlineData(0b000001, true)]
    [InlineData(0b000101, true)]
    [InlineData(0b010100, false)]
    [InlineData(0b010101, false)]
    [InlineData(0b000010, false)]
    [InlineData(0b100000, false)]
    public void Clients_are_one_at_a_time_where_all_are_held_together_or_not_at_all(int clients, bool isOne)
    {
        var state = new SessionState(3);
        state[0] = new FlowValue(0b0101, 0);
        state[1] = new FlowValue(0b0101, 0);
        Assert.Equal(isOne, state.IsOne((ulong)clients));
    }

    [Fact]
    public void Code_that_cannot_be_seen_may_have_used_the_clients_that_it_knows_of()
    {
        SessionState state = Holding(0, 1, 2);
        state.SetSite(1, FactState.Outside);
        Set(state, 0);
        Set(state, 1);
        state.SetRefusal(0, new Refusal(Bits.Of(1), Fact, FactState.Fresh));
        state.SetRefusal(1, new Refusal(Bits.Of(0), Fact, FactState.Fresh));
        Assert.True(state.HasShared);

        state.ForgetShared(except: Bits.Of(1));
        Assert.Equal(Fact, state.Site(1).SurelyHolds);
        state.ForgetShared();

        Assert.Equal((Fact, 0UL), (state.Site(0).SurelyHolds, state.Site(1).SurelyHolds));
        Assert.Equal((0UL, Fact), (state.Refusal(0).Facts, state.Refusal(1).Facts));
        Assert.False(Holding(0).HasShared);
    }

    [Fact]
    public void All_of_one_client_is_forgotten_and_a_client_that_is_not_there_stays_away()
    {
        SessionState state = Holding(0, 1);
        state.SetRefusal(0, new Refusal(Bits.Of(1), Fact, FactState.Fresh));

        state.ForgetAll(1);
        state.ForgetAll(7);

        Assert.Equal((~0UL, ~0UL, false), (state.Site(0).SurelyLacks, state.Site(1).Unknown, state.Site(7).Exists));
        Assert.Equal(0UL, state.Refusal(0).Facts);
    }

    [Fact]
    public void An_exception_leaves_nothing_certain_that_held()
    {
        SessionState state = Holding(0, 1);
        Set(state, 1);
        state.LoseWhatHolds();
        Assert.Equal((0UL, Fact, ~Fact), (state.Site(1).SurelyHolds, state.Site(1).Unknown, state.Site(1).SurelyLacks));
    }

    [Fact]
    public void Where_two_paths_meet_variables_clients_refusals_and_conditions_are_joined()
    {
        SessionState one = Holding(0);
        SessionState other = Holding(1);
        other.SetSite(0, FactState.Fresh);
        Set(other, 0);
        other[0] = new FlowValue(Bits.Of(1), 4);
        other.SetRefusal(2, new Refusal(Bits.Of(1), Fact, FactState.Fresh));
        one.Conditions = new ConditionOutcomes(0b111, 0b011);
        other.Conditions = new ConditionOutcomes(0b110, 0b110);

        one.JoinWith(other);

        Assert.Equal(new FlowValue(0b11, 4), one[0]);
        Assert.Equal((Fact, true), (one.Site(0).Differs, one.Site(1).Exists));
        Assert.Equal((Bits.Of(1), Fact), (one.Refusal(2).Clients, one.Refusal(2).Facts));
        Assert.Equal(new ConditionOutcomes(0b010, 0b010), one.Conditions);
    }

    [Fact]
    public void A_clone_is_the_same_until_either_is_changed()
    {
        foreach (Action<SessionState> change in new Action<SessionState>[]
        {
            state => state[0] = new FlowValue(Bits.Of(3), 0),
            state => state.SetSite(1, FactState.Outside),
            state => state.SetSite(6, FactState.Fresh),
            state => state.SetRefusal(0, new Refusal(Bits.Of(1), Fact, FactState.Outside)),
            state => state.SetRefusal(6, new Refusal(Bits.Of(1), Fact, FactState.Fresh)),
            state => state.Conditions = new ConditionOutcomes(1, 1),
        })
        {
            SessionState state = Holding(0, 1);
            state.SetRefusal(0, new Refusal(Bits.Of(1), Fact, FactState.Fresh));
            SessionState clone = state.Clone();
            Assert.True(clone.SameAs(state));
            change(clone);
            Assert.False(clone.SameAs(state));
            Assert.False(state.SameAs(clone));
        }
        SessionState pinned = new(0);
        pinned.SetSite(2, FactState.Fresh);
        pinned.Pin(2);
        pinned.IsUnreachable = true;
        SessionState copy = pinned.Clone();
        copy.DropUnheld();
        Assert.Equal((true, true), (copy.Site(2).Exists, copy.IsUnreachable));
    }

    [Fact]
    public void Sites_that_nothing_is_known_of_make_no_difference()
    {
        SessionState state = Holding(0);
        SessionState longer = state.Clone();
        longer.SetSite(5, default);
        longer.SetRefusal(5, default);
        Assert.True(state.SameAs(longer));
        Assert.True(longer.SameAs(state));
    }

    private static SessionState Holding(params int[] sites)
    {
        var state = new SessionState(Math.Max(3, sites.Length));
        foreach ((int variable, int site) in sites.Index())
        {
            state[variable] = new FlowValue(Bits.Of(site), 0);
            state.SetSite(site, FactState.Fresh);
        }
        return state;
    }

    private static void Set(SessionState state, int site)
    {
        FactState facts = state.Site(site);
        facts.Set(Fact);
        state.SetSite(site, facts);
    }

    private static IEnumerable<FlowValue> Values(SessionState state) => Enumerable.Range(0, 3).Select(variable => state[variable]);
}
