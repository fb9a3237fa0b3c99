using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Moves the facts of clients by the contract of an operation.</summary>
internal sealed class ContractApplication(FlowContext context)
{
    /// <summary>Performs an operation on whichever of <paramref name="clients"/> it goes to; gives the replies that may be tested.</summary>
    public ulong Apply(SessionState state, OperationContract contract, IOperation operation, ISymbol member, ulong clients)
    {
        Effects always = contract.Always;
        ulong requires = context.AllowsImplicit ? always.Requires & ~always.Provides : always.Requires;
        bool isOne = state.IsOne(clients);
        int reply = always.Touches == 0 ? -1 : context.Replies.NumberOf(operation, always);
        int only = Bits.Only(clients);
        foreach (int site in Bits.In(clients))
        {
            FactState before = state.Site(site);
            if (!before.Exists)
                continue;

            context.Log.Add(operation, member, always, requires, before);
            before.AssumeHolds(requires | context.Library.PrerequisitesOf(requires & before.Lacks));
            before.AssumeLacks(always.Forbids);

            FactState after = before;
            Perform(ref after, always);
            ulong touched = always.Touches | PerformConditional(ref after, contract, operation);
            state.SettleRefusals(site, touched);
            state.SetSite(site, isOne ? after : FactState.Blend(before, after));
            if (reply >= 0)
                state.SetRefusal(reply, new Refusal(only, always.UndoneByRefusal, before));
        }

        return reply < 0 ? 0 : Bits.Of(reply);
    }

    private static void Perform(ref FactState facts, Effects effects)
    {
        facts.Clear(effects.Clears);
        facts.Set(effects.Sets);
        facts.PerhapsSet(effects.PerhapsSets);
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
