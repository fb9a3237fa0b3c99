using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What is known of a client before the first statement of a method.</summary>
internal static class EntryFacts
{
    public static (ITypeSymbol? Created, FactState Facts) Of(ISymbol variable, FlowContext context)
    {
        if (variable is IParameterSymbol parameter && context.Library.ContractOf(parameter) is { } contract)
            return (null, Promised(contract.Always));
        if (context.Graph.OriginalOperation is IConstructorBodyOperation constructor && InitialType(variable, constructor) is { } created)
            return (created, Initialized());
        return (null, FactState.Entry);
    }

    /// <summary>A helper may rely on what its contract asks of the callers.</summary>
    private static FactState Promised(Effects contract)
    {
        FactState facts = FactState.Entry;
        facts.Set(contract.Requires);
        facts.Clear(contract.Forbids);
        return facts;
    }

    private static FactState Initialized()
    {
        FactState facts = FactState.Fresh;
        facts.Share();
        return facts;
    }

    /// <summary>What the initializer of a field or property makes, where the constructor is the first to run after it.</summary>
    private static ITypeSymbol? InitialType(ISymbol variable, IConstructorBodyOperation constructor)
    {
        bool hasRunAnother = constructor.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { } other } }
            && SymbolEqualityComparer.Default.Equals(other.ContainingType, variable.ContainingType);
        if (!FlowVariables.IsOfThis(variable) || variable.IsStatic || hasRunAnother || variable.DeclaringSyntaxReferences.Length != 1)
            return null;

        SyntaxNode declaration = variable.DeclaringSyntaxReferences[0].GetSyntax();
        EqualsValueClauseSyntax? initializer = (declaration as VariableDeclaratorSyntax)?.Initializer ?? (declaration as PropertyDeclarationSyntax)?.Initializer;
        return initializer?.Value is BaseObjectCreationExpressionSyntax creation && constructor.SemanticModel is { } model && model.SyntaxTree == creation.SyntaxTree
            ? model.GetTypeInfo(creation).Type
            : null;
    }
}
