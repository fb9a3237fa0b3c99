using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>An attribute without arguments, and what carries it.</summary>
internal sealed class Mark(IAssemblySymbol library, Type attribute)
{
    private readonly INamedTypeSymbol? _type = library.TypeOf(attribute);
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool IsOn(ISymbol? symbol) => symbol is not null && _known.GetOrAdd(symbol.OriginalDefinition, key => key.Find(_type) is not null);
}
