using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Tests.Flow;

/// <summary>
/// What each step makes of what is possible for one fact, and that it touches no other. A possibility is a letter: the fact holds (H), lacks
/// (L), is unknown (U), is as it was at the beginning (K).
/// </summary>
public class FactStateTests
{
    private const ulong Fact = 1 << 3;
    private const ulong Other = 1UL << 63;
    private const string Letters = "HLUK";

    private static readonly Dictionary<string, Func<FactState, FactState>> Steps = new()
    {
        ["Set"] = state => Do(state, (ref FactState facts) => facts.Set(Fact)),
        ["Clear"] = state => Do(state, (ref FactState facts) => facts.Clear(Fact)),
        ["Forget"] = state => Do(state, (ref FactState facts) => facts.Forget(Fact)),
        ["PerhapsSet"] = state => Do(state, (ref FactState facts) => facts.PerhapsSet(Fact)),
        ["PerhapsClear"] = state => Do(state, (ref FactState facts) => facts.PerhapsClear(Fact)),
        ["AssumeHolds"] = state => Do(state, (ref FactState facts) => facts.AssumeHolds(Fact)),
        ["AssumeLacks"] = state => Do(state, (ref FactState facts) => facts.AssumeLacks(Fact)),
        ["Question"] = state => Do(state, (ref FactState facts) => facts.Question(Fact)),
        ["Demand"] = state => Do(state, (ref FactState facts) => facts.Demand(Fact, Fact)),
        ["Restore"] = state => Do(state, (ref FactState facts) => facts.Restore(Fact, Of('K'))),
    };

    private delegate void Step(ref FactState facts);

    [Theory]
    [InlineData("Set", "HHHH")]
    [InlineData("Clear", "LLLL")]
    [InlineData("Forget", "UUUU")]
    [InlineData("PerhapsSet", "HUUU")]
    [InlineData("PerhapsClear", "ULUU")]
    [InlineData("AssumeHolds", "HHUK")]
    [InlineData("AssumeLacks", "LLUK")]
    [InlineData("Question", "HLUK")]
    [InlineData("Demand", "HLUK")]
    [InlineData("Restore", "KKKK")]
    public void A_step_makes_of_each_possibility(string step, string after)
    {
        foreach ((char before, char expected) in Letters.Zip(after))
        {
            FactState state = Steps[step](Of(before));
            Assert.Equal($"{expected}", Possible(state, Fact));
            Assert.Equal($"{before}", Possible(state, Other));
        }
        foreach ((string both, string expected) in Pairs().Select(pair => (pair, string.Concat(pair.Select(letter => after[Letters.IndexOf(letter)]).Distinct().OrderBy(Letters.IndexOf)))))
            Assert.Equal(expected, Possible(Steps[step](Joined(both)), Fact));
    }

    [Fact]
    public void A_client_begins_as_one_just_made_one_from_outside_or_one_that_was_handed_over()
    {
        Assert.Equal(("L", false), (Possible(FactState.Fresh, Fact), FactState.Fresh.IsShared));
        Assert.Equal(("U", true), (Possible(FactState.Outside, Fact), FactState.Outside.IsShared));
        Assert.Equal(("K", true), (Possible(FactState.Entry, Fact), FactState.Entry.IsShared));
        Assert.False(default(FactState).Exists);
        Assert.All(Letters, letter => Assert.True(Of(letter).Exists));
    }

    [Fact]
    public void Sure_is_what_is_possible_alone()
    {
        foreach (string possible in Pairs().Concat(Letters.Select(letter => letter.ToString())))
        {
            FactState state = Joined(possible);
            Assert.Equal(possible == "H", (state.SurelyHolds & Fact) != 0);
            Assert.Equal(possible == "L", (state.SurelyLacks & Fact) != 0);
            Assert.Equal(possible == "K", (state.SurelyKept & Fact) != 0);
            Assert.Equal(possible == "HL", (state.Differs & Fact) != 0);
        }
        Assert.Equal(0UL, FactState.Join(Joined("HL"), Of('U')).Differs & Fact);
        Assert.Equal(0UL, FactState.Join(Joined("HL"), Of('K')).Differs & Fact);
    }

    [Fact]
    public void Where_paths_meet_the_possibilities_of_both_are_there_and_a_path_without_the_client_adds_none()
    {
        foreach (char one in Letters)
        {
            Assert.Equal($"{one}", Possible(FactState.Join(Of(one), default), Fact));
            Assert.Equal($"{one}", Possible(FactState.Join(default, Of(one)), Fact));
            foreach (char other in Letters)
            {
                Assert.Equal(Both(one, other), Possible(FactState.Join(Of(one), Of(other)), Fact));
                string blended = one == other ? $"{one}" : "U";
                Assert.Equal(blended, Possible(FactState.Blend(Of(one), Of(other)), Fact));
                Assert.Equal(blended, Possible(FactState.Join(Do(Of(one), (ref FactState facts) => facts.Question(Fact)), Of(other)), Fact));
                Assert.Equal(blended, Possible(FactState.Join(Of(one), Do(Of(other), (ref FactState facts) => facts.Question(Fact))), Fact));
                Assert.Equal(Both(one, other), Possible(FactState.Join(Of(one), Do(Of(other), (ref FactState facts) => facts.Question(Other))), Fact));
            }
        }
    }

    [Fact]
    public void A_doubt_stays_where_paths_meet_and_goes_when_the_fact_is_set_anew()
    {
        FactState doubtful = Steps["Question"](Of('H'));
        Assert.Equal(Fact, doubtful.Doubt);
        Assert.Equal(Fact, Steps["Question"](doubtful).Doubt);
        Assert.Equal(Fact, Steps["Restore"](doubtful).Doubt);
        Assert.Equal(doubtful, FactState.Join(doubtful, default));
        Assert.Equal(doubtful, FactState.Join(default, doubtful));
        Assert.Equal(Fact, FactState.Join(doubtful, Of('H')).Doubt);
        Assert.Equal(Fact, FactState.Join(Of('H'), doubtful).Doubt);
        Assert.Equal(Fact, FactState.Blend(doubtful, Of('L')).Doubt);
        Assert.Equal(Fact, FactState.Blend(Of('L'), doubtful).Doubt);
        Assert.Equal(0UL, FactState.Blend(Of('L'), Of('H')).Doubt);
        foreach (string step in new[] { "Set", "Clear", "Forget" })
            Assert.Equal(0UL, Steps[step](doubtful).Doubt);
        Assert.Equal(Fact, Steps["Restore"](Of('H')).Doubt);
    }

    [Fact]
    public void What_an_operation_asks_for_is_asked_of_the_callers_where_nothing_was_learned_and_on_every_path()
    {
        foreach (string possible in Pairs().Concat(Letters.Select(letter => letter.ToString())))
        {
            FactState asked = Do(Joined(possible), (ref FactState facts) => facts.Demand(Fact, Other));
            Assert.Equal(possible == "K" ? (Fact, Other) : (0UL, 0UL), (asked.Demanded, asked.Denied));
        }
        FactState one = Do(Of('K'), (ref FactState facts) => facts.Demand(Fact, Other));
        FactState both = Do(Of('K'), (ref FactState facts) => facts.Demand(Fact | Other, Fact | Other));
        Assert.Equal((Fact, Other), (FactState.Join(one, both).Demanded, FactState.Join(one, both).Denied));
        Assert.Equal((0UL, 0UL), (FactState.Join(one, Of('K')).Demanded, FactState.Join(one, Of('K')).Denied));
        FactState twice = Do(one, (ref FactState facts) => facts.Demand(Fact, Other));
        Assert.Equal((Fact, Other), (twice.Demanded, twice.Denied));
        Assert.Equal((Fact | Other, Fact | Other), (Do(one, (ref FactState facts) => facts.Demand(Other, Fact)).Demanded, both.Denied));
    }

    [Fact]
    public void What_holds_by_a_report_alone_says_nothing_once_it_is_taken_away()
    {
        FactState assumed = Steps["AssumeHolds"](Of('L'));
        Assert.Equal("", Possible(assumed.WithoutAssumptions(), Fact));
        Assert.Equal("L", Possible(assumed.WithoutAssumptions(), Other));
        Assert.Equal("H", Possible(Steps["AssumeHolds"](Of('H')).WithoutAssumptions(), Fact));
        Assert.Equal("H", Possible(Steps["AssumeHolds"](Joined("HL")).WithoutAssumptions(), Fact));
        Assert.Equal("H", Possible(FactState.Join(assumed, Of('H')).WithoutAssumptions(), Fact));
        Assert.Equal("H", Possible(FactState.Join(Of('H'), assumed).WithoutAssumptions(), Fact));
        Assert.Equal("L", Possible(FactState.Join(assumed, Of('L')).WithoutAssumptions(), Fact));
        Assert.Equal("L", Possible(FactState.Join(Of('L'), assumed).WithoutAssumptions(), Fact));
        Assert.Equal("", Possible(FactState.Join(assumed, assumed).WithoutAssumptions(), Fact));
        CheckEnded(assumed, ["PerhapsClear", "AssumeLacks"], state => state.AssumedHolds);
    }

    [Fact]
    public void What_lacks_by_a_report_alone_says_nothing_once_it_is_taken_away()
    {
        FactState assumed = Steps["AssumeLacks"](Of('H'));
        Assert.Equal("", Possible(assumed.WithoutAssumptions(), Fact));
        Assert.Equal("H", Possible(assumed.WithoutAssumptions(), Other));
        Assert.Equal("L", Possible(Steps["AssumeLacks"](Of('L')).WithoutAssumptions(), Fact));
        Assert.Equal("L", Possible(Steps["AssumeLacks"](Joined("HL")).WithoutAssumptions(), Fact));
        Assert.Equal("L", Possible(FactState.Join(assumed, Of('L')).WithoutAssumptions(), Fact));
        Assert.Equal("L", Possible(FactState.Join(Of('L'), assumed).WithoutAssumptions(), Fact));
        Assert.Equal("H", Possible(FactState.Join(assumed, Of('H')).WithoutAssumptions(), Fact));
        Assert.Equal("H", Possible(FactState.Join(Of('H'), assumed).WithoutAssumptions(), Fact));
        Assert.Equal("", Possible(FactState.Join(assumed, assumed).WithoutAssumptions(), Fact));
        CheckEnded(assumed, ["PerhapsSet", "AssumeHolds"], state => state.AssumedLacks);
    }

    [Fact]
    public void Others_that_may_have_used_the_client_leave_what_was_learned_unknown_and_once_it_leaked_everything()
    {
        foreach ((char before, char after) in Letters.Zip("UUUK"))
        {
            FactState state = Do(Do(Of(before), (ref FactState facts) => facts.Question(Fact)), (ref FactState facts) => facts.LoseSight());
            Assert.Equal(($"{after}", 0UL), (Possible(state, Fact), state.Doubt));
            FactState leaked = Do(Do(Of(before), (ref FactState facts) => facts.Share()), (ref FactState facts) => facts.LoseSight());
            Assert.Equal("U", Possible(leaked, Fact));
            Assert.Equal((true, true), (leaked.IsShared, leaked.IsLeaked));
        }
        Assert.Equal("U", Possible(Do(Joined("HU"), (ref FactState facts) => facts.LoseSight()), Fact));
        FactState assumed = Do(Steps["AssumeHolds"](Of('L')), (ref FactState facts) => facts.LoseSight());
        Assert.Equal((0UL, 0UL), (assumed.AssumedHolds, Do(Steps["AssumeLacks"](Of('H')), (ref FactState facts) => facts.LoseSight()).AssumedLacks));
    }

    [Fact]
    public void A_client_is_shared_and_leaked_after_paths_of_which_one_shared_it()
    {
        FactState shared = Do(Of('H'), (ref FactState facts) => facts.Share());
        foreach (FactState joined in new[] { FactState.Join(shared, Of('H')), FactState.Join(Of('H'), shared) })
            Assert.Equal((true, true), (joined.IsShared, joined.IsLeaked));
        Assert.Equal((false, false), (FactState.Join(Of('H'), Of('L')).IsShared, FactState.Join(Of('H'), Of('L')).IsLeaked));
    }

    [Fact]
    public void States_that_differ_in_one_thing_are_not_equal()
    {
        List<FactState> states = [default, .. Letters.Select(Of)];
        foreach (char letter in Letters)
            states.Add(Do(Of(letter), (ref FactState facts) => facts.Question(Fact)));
        states.Add(Do(FactState.Entry, (ref FactState facts) => facts.Demand(Fact, 0)));
        states.Add(Do(FactState.Entry, (ref FactState facts) => facts.Demand(0, Fact)));
        states.Add(Steps["AssumeHolds"](Of('L')));
        states.Add(Steps["AssumeLacks"](Of('H')));
        states.Add(Do(FactState.Fresh, (ref FactState facts) => facts.Share()));
        states.Add(Do(FactState.Entry, (ref FactState facts) => facts.Share()));
        foreach ((int i, FactState one) in states.Index())
        {
            foreach ((int j, FactState other) in states.Index())
            {
                Assert.Equal(i == j, one.Equals(other));
                Assert.Equal(i == j, one.Equals((object)other));
            }
            Assert.Equal(one.GetHashCode(), states[i].GetHashCode());
            Assert.False(one.Equals(new object()));
        }
    }

    // Whatever is said of the fact anew ends what was assumed of it.
    private static void CheckEnded(FactState assumed, string[] opposites, Func<FactState, ulong> assumptions)
    {
        Assert.Equal(Fact, assumptions(assumed));
        foreach (string step in opposites.Concat(["Set", "Clear", "Forget", "Restore"]))
            Assert.Equal(0UL, assumptions(Steps[step](assumed)));
        Assert.Equal(Fact, assumptions(Do(assumed, (ref FactState facts) => facts.Set(Other))));
    }

    private static FactState Do(FactState state, Step step)
    {
        step(ref state);
        return state;
    }

    // Every fact as one possibility has it.
    private static FactState Of(char letter)
    {
        FactState state = letter switch
        {
            'K' => FactState.Entry,
            'U' => FactState.Outside,
            _ => FactState.Fresh,
        };
        if (letter == 'H')
            state.Set(~0UL);
        return state;
    }

    private static FactState Joined(string letters) => letters.Select(Of).Aggregate((one, other) => FactState.Join(one, other));

    private static IEnumerable<string> Pairs() => from i in Enumerable.Range(0, 4) from j in Enumerable.Range(i + 1, 3 - i) select $"{Letters[i]}{Letters[j]}";

    private static string Both(char one, char other) => string.Concat(Letters.Where(letter => letter == one || letter == other));

    private static string Possible(FactState state, ulong fact)
        => string.Concat(Letters.Zip([state.Holds, state.Lacks, state.Unknown, state.Kept]).Where(pair => (pair.Second & fact) != 0).Select(pair => pair.First));
}
