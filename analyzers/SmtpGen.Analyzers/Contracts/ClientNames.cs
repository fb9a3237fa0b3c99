using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>
/// Tells cheaply whether code uses a client: first by the names in it, and only where one fits by what it means.
/// </summary>
internal sealed class ClientNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly ClientTypes _clients;

    public ClientNames(LibraryContracts library)
    {
        _clients = library.Clients;
        foreach (INamedTypeSymbol type in _clients.Declared)
            foreach (ISymbol member in type.GetMembers())
                if (member is { DeclaredAccessibility: Accessibility.Public } and (IMethodSymbol or IPropertySymbol))
                    _names.Add(member.Name);
    }

    /// <summary>Whether a member of a client has that name.</summary>
    public bool Contains(string name) => _names.Contains(name);

    public bool UsesClient(SyntaxNode body, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode node in body.DescendantNodes())
            if (node is SimpleNameSyntax { Identifier.ValueText: { } name, Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax }
                && _names.Contains(name)
                && IsMemberOfClient(model.GetSymbolInfo(node, cancellation).Symbol))
                return true;
        return false;
    }

    private bool IsMemberOfClient(ISymbol? member) => _clients.IsClient(member?.ContainingType);
}
