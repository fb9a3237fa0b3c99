using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A helper whose body does not do to a client what the contract on its parameter says.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="NotSet">Facts that should hold when it returns, and do on no path.</param>
/// <param name="NotCleared">Facts that should not hold when it returns, and were not ended on any path.</param>
internal sealed record ContractBreach(IParameterSymbol Parameter, ulong NotSet, ulong NotCleared)
{
    public static IEnumerable<ContractBreach> Find(FlowContext context, SessionState exit) => OfUsed(context, exit).Concat(OfUnused(context));

    private static IEnumerable<ContractBreach> OfUsed(FlowContext context, SessionState exit)
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

    /// <summary>Of a client that the body never names, nothing but what the contract asks for holds when it returns.</summary>
    private static IEnumerable<ContractBreach> OfUnused(FlowContext context)
    {
        SyntaxNode declaration = context.Graph.OriginalOperation.Syntax;
        if (context.Graph.OriginalOperation.SemanticModel?.GetDeclaredSymbol(declaration) is not IMethodSymbol method)
            yield break;

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (context.Library.ContractOf(parameter) is not { Always: var contract } || IsNamed(parameter, declaration))
                continue;

            ulong notSet = contract.Sets & ~contract.Requires, notCleared = contract.Clears & ~contract.Forbids;
            if ((notSet | notCleared) != 0)
                yield return new(parameter, notSet, notCleared);
        }
    }

    private static bool IsNamed(IParameterSymbol parameter, SyntaxNode declaration)
        => declaration.DescendantNodes().Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name);
}
