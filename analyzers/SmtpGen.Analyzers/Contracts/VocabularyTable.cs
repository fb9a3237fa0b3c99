using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>
/// The words of the protocol that the library describes, and those that the project's own spec file adds. Facts are read when the table
/// is made; extensions and options when somebody asks.
/// </summary>
internal sealed class VocabularyTable
{
    private readonly Lazy<(Dictionary<string, ExtensionWord> Extensions, Dictionary<string, OptionWord> Options)> _words;

    public VocabularyTable(FactTable facts, IAssemblySymbol library, IEnumerable<IAssemblySymbol> others)
    {
        IAssemblySymbol[] sources = [library, .. others];
        INamedTypeSymbol? factAttribute = library.TypeOf(typeof(FactVocabularyAttribute));
        foreach (IAssemblySymbol source in sources)
            foreach (AttributeData attribute in source.GetAttributes())
                if (attribute.Is(factAttribute))
                    facts.Describe(attribute, isOfLibrary: SymbolEqualityComparer.Default.Equals(source, library));

        _words = new(() => Read(library, sources));
    }

    /// <summary>The extension of that name, whatever its case; null when there is none.</summary>
    public ExtensionWord? Extension(string name) => _words.Value.Extensions.TryGetValue(name, out ExtensionWord? word) ? word : null;

    /// <summary>The option of that keyword, whatever its case; null when there is none.</summary>
    public OptionWord? Option(string keyword) => _words.Value.Options.TryGetValue(keyword, out OptionWord? word) ? word : null;

    /// <summary>The names of all extensions.</summary>
    public IEnumerable<string> ExtensionNames => _words.Value.Extensions.Values.Select(extension => extension.Name);

    /// <summary>The keywords of the options that <paramref name="verb"/> takes.</summary>
    public IEnumerable<string> KeywordsOn(string verb)
        => _words.Value.Options.Values.Where(option => option.IsOn(verb)).Select(option => option.Keyword);

    /// <summary>The extension that somebody has in mind who writes an option: the one for just that value, or else the option's own.</summary>
    public ExtensionWord? ExtensionBehind(OptionWord option, string text)
    {
        ExtensionWord? ofValue = _words.Value.Extensions.Values.FirstOrDefault(extension =>
            option.Verbs.Any(verb => extension.OptionsOn(verb).Contains(text, StringComparer.OrdinalIgnoreCase)));
        return ofValue ?? (option.Extension is null ? null : Extension(option.Extension));
    }

    /// <summary>How the option may look, as an extension's vocabulary shows it: <c>KEYWORD=value</c>; null when none does.</summary>
    public string? ExampleOf(OptionWord option)
        => option.Extension is { } name && Extension(name) is { } extension
            ? option.Verbs.SelectMany(extension.OptionsOn).FirstOrDefault(example => example.StartsWith(option.Keyword + "=", StringComparison.OrdinalIgnoreCase))
            : null;

    private static (Dictionary<string, ExtensionWord>, Dictionary<string, OptionWord>) Read(IAssemblySymbol library, IAssemblySymbol[] sources)
    {
        INamedTypeSymbol? extensionAttribute = library.TypeOf(typeof(ExtensionVocabularyAttribute));
        INamedTypeSymbol? optionAttribute = library.TypeOf(typeof(OptionVocabularyAttribute));
        var extensions = new Dictionary<string, ExtensionWord>(StringComparer.OrdinalIgnoreCase);
        var options = new Dictionary<string, OptionWord>(StringComparer.OrdinalIgnoreCase);
        foreach (AttributeData attribute in sources.SelectMany(source => source.GetAttributes()))
        {
            if (attribute.FirstArgument() is not string name)
                continue;

            if (attribute.Is(extensionAttribute))
                extensions[name] = new(name, [.. attribute.NamedStrings(nameof(ExtensionVocabularyAttribute.Options))]);
            else if (attribute.Is(optionAttribute))
                options[name] = new(
                    name,
                    [.. attribute.NamedStrings(nameof(OptionVocabularyAttribute.Verbs))],
                    attribute.NamedString(nameof(OptionVocabularyAttribute.Extension)),
                    new OptionGrammar(attribute),
                    attribute.NamedFlag(nameof(OptionVocabularyAttribute.MayBeDropped)));
        }

        return (extensions, options);
    }
}

/// <summary>A service extension, and what to write where its name was taken for an option ("VERB option").</summary>
internal sealed record ExtensionWord(string Name, IReadOnlyList<string> Options)
{
    /// <summary>What to write instead as an option of <paramref name="verb"/>, the likeliest first.</summary>
    public IEnumerable<string> OptionsOn(string verb)
        => Options.Where(option => option.StartsWith(verb + " ", StringComparison.OrdinalIgnoreCase))
            .Select(option => option.Substring(verb.Length + 1));
}

/// <summary>An option keyword, the verbs that take it, the extension that brings it, and what its values look like.</summary>
internal sealed record OptionWord(string Keyword, IReadOnlyList<string> Verbs, string? Extension, OptionGrammar Grammar, bool MayBeDropped)
{
    public bool IsOn(string verb) => Verbs.Contains(verb, StringComparer.OrdinalIgnoreCase);
}
