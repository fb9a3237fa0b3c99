using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Files;

/// <summary>What the assemblies between the library and a compilation expose of it.</summary>
internal static class ReferencedExposures
{
    public static IEnumerable<Exposure> In(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
            if (member is INamespaceSymbol space)
            {
                foreach (Exposure inner in In(space))
                    yield return inner;
            }
            else if (member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
            {
                yield return new(member.Name, [.. TypesOf(member).SelectMany(NamesIn)]);
                if (member is INamedTypeSymbol type)
                    foreach (Exposure inner in In(type))
                        yield return inner;
            }
    }

    private static IEnumerable<ITypeSymbol?> TypesOf(ISymbol member) => member switch
    {
        IMethodSymbol method => [GivenBy(method), .. method.Parameters.SelectMany(TypesOf)],
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => TypesOf(invoke),
        INamedTypeSymbol type => [type.BaseType, .. type.Interfaces, .. type.GetMembers().Select(GivenBy)],
        IParameterSymbol parameter => [.. parameter.GetAttributes().Select(attribute => attribute.AttributeClass), parameter.Type],
        _ => [GivenBy(member)],
    };

    private static ITypeSymbol? GivenBy(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IEventSymbol raised => raised.Type,
        _ => null,
    };

    private static IEnumerable<string> NamesIn(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => NamesIn(array.ElementType),
        INamedTypeSymbol named => [named.Name, .. named.TypeArguments.SelectMany(NamesIn)],
        _ => [],
    };
}
