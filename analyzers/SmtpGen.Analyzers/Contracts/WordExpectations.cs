using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>Which words of the protocol a place expects: names of extensions, or options of a verb.</summary>
internal sealed record WordExpectation(string? Verb)
{
    public static readonly WordExpectation Extension = new((string?)null);
}

/// <summary>Finds the places that expect words of the protocol, by their attributes.</summary>
internal sealed class WordExpectations
{
    private readonly INamedTypeSymbol? _optionsAttribute;
    private readonly INamedTypeSymbol? _extensionAttribute;
    private readonly ConcurrentDictionary<ISymbol, WordExpectation?> _known = new(SymbolEqualityComparer.Default);

    public WordExpectations(IAssemblySymbol library)
    {
        _optionsAttribute = library.TypeOf(typeof(OptionsOfAttribute));
        _extensionAttribute = library.TypeOf(typeof(ExtensionNameAttribute));
    }

    /// <summary>What a parameter expects, or the keys of a property; null for any other.</summary>
    public WordExpectation? Of(ISymbol? place) => place is null ? null : _known.GetOrAdd(place.OriginalDefinition, Read);

    private WordExpectation? Read(ISymbol place)
    {
        foreach (AttributeData attribute in place.GetAttributes())
            if (attribute.Is(_extensionAttribute))
                return WordExpectation.Extension;
            else if (attribute.Is(_optionsAttribute) && attribute.FirstArgument() is string verb)
                return new WordExpectation(verb);
        return null;
    }
}
