using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// Tells cheaply whether code uses a client, itself or by a helper: first by the names in it, and only where one fits by what it means.
/// </summary>
internal sealed class FlowGate(LibraryContracts library)
{
    private readonly ClientTypes _clients = library.Clients;
    private readonly Lazy<HelperNames> _helpers = new(() => new HelperNames(library));

    public bool UsesClient(SyntaxNode body, SemanticModel model, CancellationToken cancellation)
    {
        if (HasContract(body, model, cancellation))
            return true;

        foreach (SyntaxNode node in body.DescendantNodes())
        {
            if (node is not SimpleNameSyntax
                {
                    Identifier.ValueText: { } name,
                    Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax,
                })
                continue;

            bool isOfClient = library.Names.Contains(name), isHelper = _helpers.Value.Contains(name);
            if ((isOfClient || isHelper) && Concerns(model.GetSymbolInfo(node, cancellation).Symbol, isOfClient, isHelper))
                return true;
        }

        return false;
    }

    /// <summary>A helper that promises something of a client may never mention it.</summary>
    private bool HasContract(SyntaxNode body, SemanticModel model, CancellationToken cancellation)
        => body is BaseMethodDeclarationSyntax { ParameterList.Parameters: var parameters }
            && parameters.Any(parameter => parameter.AttributeLists.Count > 0
                && model.GetDeclaredSymbol(parameter, cancellation) is IParameterSymbol declared
                && library.ContractOf(declared) is not null);

    private bool Concerns(ISymbol? symbol, bool isOfClient, bool isHelper)
        => (isOfClient && library.IsOfClient(symbol))
            || (isHelper && symbol is ITypeSymbol or IMethodSymbol && IsHelper(symbol));

    private bool IsHelper(ISymbol symbol)
        => symbol is not IMethodSymbol method
            || _clients.IsClientOrTaskOfOne(method.ReturnType)
            || (method.ReducedFrom ?? method.OriginalDefinition).Parameters.Any(parameter => _clients.IsClient(parameter.Type))
            || (!method.IsStatic && _clients.VariablesOf(method.ContainingType).Count > 0);
}
