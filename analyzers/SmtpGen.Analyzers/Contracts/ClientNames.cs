using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The names of a client's members: code in which none of them occurs has nothing to do with one.</summary>
internal sealed class ClientNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public ClientNames(LibraryContracts library)
    {
        foreach (INamedTypeSymbol type in library.Clients.Declared)
            foreach (ISymbol member in type.GetMembers())
                if (member is { DeclaredAccessibility: Accessibility.Public } and (IMethodSymbol or IPropertySymbol))
                    _names.Add(member.Name);
        foreach (IMethodSymbol method in library.Own.Methods)
            _names.Add(method.Name);
    }

    /// <summary>Whether a member of a client has that name.</summary>
    public bool Contains(string name) => _names.Contains(name);
}
