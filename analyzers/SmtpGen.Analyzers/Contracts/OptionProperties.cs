using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The properties that hold the values of options.</summary>
internal sealed class OptionProperties
{
    private readonly INamedTypeSymbol? _attribute;
    private readonly ConcurrentDictionary<ISymbol, string?> _keywords = new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<string>> _names;

    public OptionProperties(LibraryContracts library)
    {
        _attribute = library.Assembly.TypeOf(typeof(OptionKeywordAttribute));
        _names = new(() => new(library.PublicTypes.Concat(library.Own.Types)
            .SelectMany(type => type.GetMembers())
            .Where(member => member is IPropertySymbol && KeywordOf(member) is not null)
            .Select(member => member.Name)));
    }

    /// <summary>Whether a property of that name may be one.</summary>
    public bool HasName(string name) => _names.Value.Contains(name);

    /// <summary>The keyword of the option that the property holds; null when it holds none.</summary>
    public string? KeywordOf(ISymbol property)
        => _keywords.GetOrAdd(property.OriginalDefinition, key => key.Find(_attribute)?.FirstArgument() as string);
}
