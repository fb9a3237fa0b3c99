using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>
/// Tells clients from other types: a client is a class that carries contracts of its members, and whatever is derived from one.
/// </summary>
internal sealed class ClientTypes
{
    private readonly ContractReader _reader;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, IReadOnlyList<ISymbol>> _variables = new(SymbolEqualityComparer.Default);
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _declared;

    public ClientTypes(ContractReader reader, IAssemblySymbol library)
    {
        _reader = reader;
        _declared = new(() => [.. TypesOf(library.GlobalNamespace).Where(CarriesContracts)]);
    }

    /// <summary>The library's own client types.</summary>
    public IReadOnlyList<INamedTypeSymbol> Declared => _declared.Value;

    public bool IsClient(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Error } or ITypeParameterSymbol && _known.GetOrAdd(type, Compute);

    /// <summary>Whether <paramref name="type"/> is a client, or a task whose result is one.</summary>
    public bool IsClientOrTaskOfOne(ITypeSymbol? type)
        => IsClient(type)
            || (type is INamedTypeSymbol { TypeArguments.Length: 1 } task && IsClient(task.TypeArguments[0]) && WellKnown.IsTask(task));

    /// <summary>The fields and automatic properties of an object in which it keeps clients, as far as its types are of this compilation.</summary>
    public IReadOnlyList<ISymbol> VariablesOf(ITypeSymbol type) => _variables.GetOrAdd(type.OriginalDefinition, ReadVariables);

    /// <summary>Whether a property is a mere variable for a client.</summary>
    public bool IsVariable(IPropertySymbol property)
        => IsClientOrTaskOfOne(property.Type)
            && property.ContainingType is { } type
            && VariablesOf(type).Contains(property.OriginalDefinition, SymbolEqualityComparer.Default);

    private IReadOnlyList<ISymbol> ReadVariables(ITypeSymbol type)
    {
        List<ISymbol>? found = null;
        for (ITypeSymbol? current = type; current is { DeclaringSyntaxReferences.Length: > 0 }; current = current.BaseType?.OriginalDefinition)
            foreach (ISymbol member in current.GetMembers())
                if (member is IFieldSymbol { IsStatic: false } field && IsClientOrTaskOfOne(field.Type)
                    && (field.AssociatedSymbol is not IPropertySymbol property || !(property.IsVirtual || property.IsOverride || property.IsAbstract)))
                    (found ??= []).Add(field.AssociatedSymbol ?? field);
        return found ?? (IReadOnlyList<ISymbol>)[];
    }

    private bool Compute(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Any(constraint => constraint is INamedTypeSymbol && IsClient(constraint));

        for (ITypeSymbol? current = type; current is INamedTypeSymbol named; current = current.BaseType)
            if (CarriesContracts(named))
                return true;
        return false;
    }

    private bool CarriesContracts(INamedTypeSymbol type) => _reader.MembersOf(type).Any();

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesOf));
}
