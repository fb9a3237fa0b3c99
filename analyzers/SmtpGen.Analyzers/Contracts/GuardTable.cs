using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>Knows the members of the library by which a program asks whether a fact holds.</summary>
internal sealed class GuardTable(IAssemblySymbol library, FactTable facts)
{
    private readonly INamedTypeSymbol? _guardAttribute = library.TypeOf(typeof(FactGuardAttribute));
    private readonly INamedTypeSymbol? _nameAttribute = library.TypeOf(typeof(FactNameAttribute));
    private readonly ConcurrentDictionary<ISymbol, ulong> _properties = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<(ulong Value, ulong Fact)>> _sets = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _names = new(SymbolEqualityComparer.Default);

    /// <summary>The fact that a property tells of; 0 when it tells of none.</summary>
    public ulong FactOf(IPropertySymbol property) => _properties.GetOrAdd(property.OriginalDefinition, ReadFact);

    /// <summary>Whether a parameter takes the name of a fact.</summary>
    public bool TakesName(IParameterSymbol parameter)
        => _names.GetOrAdd(parameter.OriginalDefinition, key => key.Find(_nameAttribute) is not null);

    /// <summary>The fact of that name.</summary>
    public ulong FactOf(string name) => facts.BitOf(name);

    /// <summary>Whether the values of a type are sets of facts.</summary>
    public bool IsSetOfFacts(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum } && FlagsOf(type).Count > 0;

    /// <summary>The facts in a value of such a type; 0 when the value holds anything else.</summary>
    public ulong FactsIn(ITypeSymbol type, object? value)
    {
        ulong open = AsBits(value), found = 0;
        foreach ((ulong flag, ulong fact) in FlagsOf(type))
            if ((open & flag) != 0)
                (open, found) = (open & ~flag, found | fact);
        return open == 0 ? found : 0;
    }

    private IReadOnlyList<(ulong Value, ulong Fact)> FlagsOf(ITypeSymbol type) => _sets.GetOrAdd(type, ReadFlags);

    private IReadOnlyList<(ulong Value, ulong Fact)> ReadFlags(ISymbol type)
        => [.. ((ITypeSymbol)type).GetMembers().OfType<IFieldSymbol>()
            .Select(field => (AsBits(field.ConstantValue), Fact: ReadFact(field)))
            .Where(flag => flag.Fact != 0)];

    private ulong ReadFact(ISymbol member) => member.Find(_guardAttribute)?.FirstArgument() is string name ? facts.BitOf(name) : 0;

    private static ulong AsBits(object? value) => value switch
    {
        int number => (uint)number,
        long number => (ulong)number,
        ulong number => number,
        uint or byte or ushort => Convert.ToUInt64(value),
        _ => 0,
    };
}
