using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>What projects add to the library by spec files of their own: this one, and those that it references. The generator puts it into the library's namespace.</summary>
internal sealed class OwnVerbs
{
    private readonly INamespaceSymbol? _namespace;
    private readonly IAssemblySymbol _library;
    private readonly IAssemblySymbol _project;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _types;

    public OwnVerbs(Compilation compilation, IAssemblySymbol library, INamespaceSymbol space)
    {
        _namespace = compilation.GetCompilationNamespace(space);
        _library = library;
        _project = compilation.Assembly;
        _types = new(() => [.. _namespace?.GetTypeMembers().Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _library) && compilation.IsSymbolAccessibleWithin(type, _project)) ?? []]);
    }

    /// <summary>The assemblies that may have some.</summary>
    public IEnumerable<IAssemblySymbol> Assemblies
        => (_namespace?.ConstituentNamespaces.Select(space => space.ContainingAssembly) ?? []).Append(_project)
            .Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default)
            .Where(assembly => !SymbolEqualityComparer.Default.Equals(assembly, _library));

    /// <summary>The types that this project can use.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types => _types.Value;

    /// <summary>The methods on other types.</summary>
    public IEnumerable<IMethodSymbol> Methods
        => Types.Where(type => type.MightContainExtensionMethods).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(method => method.IsExtensionMethod);
}
