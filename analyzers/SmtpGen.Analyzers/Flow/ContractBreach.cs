using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A helper whose body does not do to a client what the contract on its parameter says.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="NotSet">Facts that should hold when it returns, and do on no path.</param>
/// <param name="NotCleared">Facts that should not hold when it returns, and were not ended on any path.</param>
internal sealed record ContractBreach(IParameterSymbol Parameter, ulong NotSet, ulong NotCleared)
{
    public static IEnumerable<ContractBreach> Find(FlowContext context, SessionState exit)
    {
        foreach ((_, ISymbol symbol) in context.Variables.Outside)
        {
            if (symbol is not IParameterSymbol parameter || context.Library.ContractOf(parameter) is not { Always: var contract })
                continue;

            FactState facts = exit.Site(context.Sites.NumberOf(symbol, null));
            ulong notSet = contract.Sets & ~(facts.Holds | facts.Unknown), notCleared = contract.Clears & ~(facts.Lacks | facts.Unknown);
            if (facts.Exists && (notSet | notCleared) != 0)
                yield return new(parameter, notSet, notCleared);
        }
    }
}
