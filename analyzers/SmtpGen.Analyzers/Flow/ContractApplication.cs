using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Moves the facts of clients by the contract of an operation.</summary>
internal sealed class ContractApplication(FlowContext context)
{
    /// <summary>Performs a command on whichever of <paramref name="clients"/> it goes to; gives the replies that may be tested.</summary>
    public ulong Apply(SessionState state, OperationContract contract, IOperation operation, ISymbol member, ulong clients)
    {
        FactState before = Move(state, contract, operation, member, clients);
        int reply = contract.Always.Touches == 0 ? -1 : context.Replies.NumberOf(operation, contract.Always);
        if (reply < 0)
            return 0;

        if (before.Exists)
            state.SetRefusal(reply, new Refusal(clients, contract.Always.UndoneByRefusal, before));
        return Bits.Of(reply);
    }

    /// <summary>Moves the facts by a contract to which no reply belongs; gives those that the clients are taken to have had before.</summary>
    public FactState Move(SessionState state, OperationContract contract, IOperation operation, ISymbol member, ulong clients)
    {
        Effects always = context.Library.Settled.Settle(contract.Always, operation);
        ulong requires = RequiredBy(always);
        bool isOne = state.IsOne(clients);
        if (EndsSession(always))
            context.Lives.Release(clients);
        FactState all = default;
        foreach (int site in Bits.In(clients))
        {
            FactState before = state.Site(site);
            if (!before.Exists)
                continue;

            context.Log.Add(operation, member, always, requires, before);
            if (isOne)
                before.Demand(requires, always.Forbids);
            before.AssumeHolds(requires | context.Library.PrerequisitesOf(requires & before.Lacks));
            before.AssumeLacks(always.Forbids);

            FactState after = before;
            Perform(ref after, always);
            if (EndsSession(always))
                after.Clear(context.Library.Facts.Described & ~context.Library.Facts.OfLibrary);
            NotePeer(ref after, operation);
            ulong touched = always.Touches | PerformConditional(ref after, contract, operation);
            state.SettleRefusals(site, touched);
            context.Disturb(site, touched);
            state.SetSite(site, isOne ? after : FactState.Blend(before, after));
            all = FactState.Join(all, before);
        }

        return all;
    }

    /// <summary>What a runtime sees to by itself is not asked for, but what it needs to do so is.</summary>
    private ulong RequiredBy(Effects effects)
        => context.AllowsImplicit
            ? (effects.Requires & ~effects.Provides) | context.Library.PrerequisitesOf(effects.Requires & effects.Provides)
            : effects.Requires;

    private void NotePeer(ref FactState facts, IOperation operation)
    {
        if (context.Library.Secrets.PeerOf(operation) is not { } peer)
            return;
        if (SecretTable.IsPrivate(peer))
            facts.Set(FactTable.HasPrivatePeer);
        else
            facts.Clear(FactTable.HasPrivatePeer);
    }

    /// <summary>Whether no fact is certain to hold afterwards.</summary>
    private bool EndsSession(Effects effects)
        => context.Library.Facts.OfLibrary is not 0 and var all && (all & ~(effects.Clears | effects.PerhapsClears | effects.Forgets)) == 0;

    private static void Perform(ref FactState facts, Effects effects)
    {
        facts.Clear(effects.Clears);
        facts.Set(effects.Sets);
        facts.PerhapsSet(effects.PerhapsSets);
        facts.PerhapsClear(effects.PerhapsClears);
        facts.Forget(effects.Forgets);
    }

    private static ulong PerformConditional(ref FactState facts, OperationContract contract, IOperation operation)
    {
        ulong touched = 0;
        foreach (Effects effects in contract.Conditional)
        {
            IArgumentOperation? argument = (operation as IInvocationOperation)?.Arguments
                .FirstOrDefault(candidate => candidate.Parameter?.Name == effects.When);
            if (argument?.Value.ConstantValue is { HasValue: true, Value: bool isTrue })
            {
                if (!isTrue)
                    continue;
                Perform(ref facts, effects);
            }
            else
            {
                facts.Forget(effects.Touches);
            }

            touched |= effects.Touches;
        }

        return touched;
    }
}
