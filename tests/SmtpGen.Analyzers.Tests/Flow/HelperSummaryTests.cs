using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;

namespace SmtpGen.Analyzers.Tests.Flow;

/// <summary>Two summaries are the same when they say the same of every client: that ends the rounds over methods that call each other.</summary>
public class HelperSummaryTests
{
    private static readonly ITypeSymbol[] Symbols =
        [.. CSharpCompilation.Create("Symbols", [CSharpSyntaxTree.ParseText("class A; class B;")]).GlobalNamespace.GetTypeMembers()];

    private static readonly ClientOutcome Outcome = new(Symbols[0], Symbols[1], FactState.Fresh, 1);

    private static readonly HelperEffect Effect = new(Symbols[0], new Effects { Sets = 1 }, 2, false, Outcome);

    private static readonly HelperSummary Summary = new() { Returns = true, Effects = [Effect], Returned = Outcome };

    [Fact]
    public void Outcomes_are_the_same_when_all_of_them_is()
        => Same(Outcome, Outcome with { }, Outcome with { Found = Symbols[1] }, Outcome with { Created = null }, Outcome with { Facts = FactState.Outside }, Outcome with { Identity = 2 });

    [Fact]
    public void Effects_are_the_same_when_all_of_them_is() => Same(
        Effect,
        Effect with { After = Outcome with { } },
        Effect with { Variable = Symbols[1] },
        Effect with { Contract = new Effects { Clears = 1 } },
        Effect with { Disturbs = 3 },
        Effect with { Leaks = true },
        Effect with { After = null });

    [Fact]
    public void Summaries_are_the_same_when_all_of_them_is() => Same(
        Summary,
        new() { Returns = true, Effects = [Effect with { }], Returned = Outcome with { } },
        new() { Effects = [Effect], Returned = Outcome },
        new() { Returns = true, IsOpaque = true, Effects = [Effect], Returned = Outcome },
        new() { Returns = true, ReturnsReply = true, Effects = [Effect], Returned = Outcome },
        new() { Returns = true, Returned = Outcome },
        new() { Returns = true, Effects = [Effect, Effect], Returned = Outcome },
        new() { Returns = true, Effects = [Effect] });

    [Fact]
    public void What_contracts_say_stands_for_what_was_found()
    {
        HelperEffect other = Effect with { Variable = Symbols[1] };
        HelperSummary with = new HelperSummary { IsOpaque = true, ReturnsReply = true, Effects = [Effect, other], Returned = Outcome }.With([other with { Disturbs = 9 }], returnsValue: false);
        Assert.Equal(new HelperSummary { Returns = true, IsOpaque = true, ReturnsReply = true, Effects = [Effect, other with { Disturbs = 9 }], Returned = Outcome }, with);
        Assert.True(Summary.With([], returnsValue: true).ReturnsReply);
        Assert.False(Summary.With([], returnsValue: false).ReturnsReply);
    }

    private static void Same<T>(T one, T same, params T[] others)
        where T : class, IEquatable<T>
    {
        Assert.True(one.Equals(same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.False(one.Equals(null));
        Assert.All(others, other => Assert.False(one.Equals(other)));
    }
}
