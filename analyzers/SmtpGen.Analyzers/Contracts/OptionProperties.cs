using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The properties that hold the values of options, and the methods by which a project's own are set.</summary>
internal sealed class OptionProperties
{
    private readonly INamedTypeSymbol? _attribute;
    private readonly ConcurrentDictionary<ISymbol, string?> _keywords = new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<string>> _names;
    private readonly Lazy<HashSet<string>> _setters;

    public OptionProperties(LibraryContracts library)
    {
        _attribute = library.Assembly.TypeOf(typeof(OptionKeywordAttribute));
        _names = new(() => new(library.PublicTypes.Concat(library.Own.Types)
            .SelectMany(type => type.GetMembers())
            .Where(member => member is IPropertySymbol && KeywordOf(member) is not null)
            .Select(member => member.Name)));
        _setters = new(() => new(library.Own.Methods.Where(method => method.Parameters.Any(parameter => KeywordOf(parameter) is not null)).Select(method => method.Name)));
    }

    /// <summary>Whether a property of that name may be one.</summary>
    public bool HasName(string name) => _names.Value.Contains(name);

    /// <summary>Whether a method of that name may be one.</summary>
    public bool HasSetter(string name) => _setters.Value.Contains(name);

    /// <summary>The keyword of the option that a property holds or a parameter takes; null when it is none's.</summary>
    public string? KeywordOf(ISymbol place)
        => _keywords.GetOrAdd(place.OriginalDefinition, key => key.Find(_attribute)?.FirstArgument() as string);
}
