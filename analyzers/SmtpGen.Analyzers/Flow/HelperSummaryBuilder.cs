using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Reads off the states in which a method ends what it does to the clients that it found when it began.</summary>
internal static class HelperSummaryBuilder
{
    public static HelperSummary Build(FlowContext context, StateSet exits)
    {
        if (context.HasGivenUp)
            return HelperSummary.Unknown;
        if (exits.Join() is not { } exit)
            return HelperSummary.Endless;

        FlowValue returned = exit[context.Variables.Return];
        return new HelperSummary
        {
            Returns = true,
            IsOpaque = context.IsOpaque,
            Effects = [.. context.Variables.Outside.Select(outside => EffectOn(outside.Symbol, outside.Variable, exit, context)).OfType<HelperEffect>()],
            Returned = returned.Clients == 0 ? null : OutcomeOf(returned.Clients, exit, context),
            ReturnsReply = returned.Replies != 0,
        };
    }

    /// <summary>Null when the client is as it was, and was asked for nothing.</summary>
    private static HelperEffect? EffectOn(ISymbol symbol, int variable, SessionState exit, FlowContext context)
    {
        int site = context.Sites.NumberOf(symbol, null);
        FactState facts = exit.Site(site);
        Effects contract = ContractOf(facts);
        ulong clients = exit[variable].Clients;
        ClientOutcome? after = clients == Bits.Of(site) ? null : OutcomeOf(clients, exit, context);
        var effect = new HelperEffect(symbol, contract, context.DisturbedOf(site), facts.IsLeaked, after);
        return effect is { After: null, Disturbs: 0, Leaks: false } && contract == Nothing ? null : effect;
    }

    private static readonly Effects Nothing = new();

    private static Effects ContractOf(in FactState facts)
    {
        ulong sure = ~facts.Unknown & ~(facts.Holds & facts.Lacks);
        return new Effects
        {
            Requires = facts.Demanded,
            Forbids = facts.Denied,
            Sets = facts.Holds & ~facts.Kept & sure,
            PerhapsSets = facts.Holds & facts.Kept & sure,
            Clears = facts.Lacks & ~facts.Kept & sure,
            PerhapsClears = facts.Lacks & facts.Kept & sure,
            Forgets = ~sure,
        };
    }

    private static ClientOutcome OutcomeOf(ulong clients, SessionState exit, FlowContext context)
    {
        if (context.Variables.Outside.FirstOrDefault(outside => Bits.Of(context.Sites.NumberOf(outside.Symbol, null)) == clients).Symbol is { } found)
            return new(found, null, default, 0);
        if (clients == 0)
            return new(null, null, default, 0);
        if (context.Sites.CreatedType(clients) is not { } created)
            return new(null, null, FactState.Outside, 0);

        FactState facts = default;
        foreach (int site in Bits.In(clients))
            facts = FactState.Blend(facts, exit.Site(site));

        // Which of the helper's ways was taken its callers do not know.
        facts.Forget(facts.Differs);
        return new(null, created, facts, clients);
    }
}
