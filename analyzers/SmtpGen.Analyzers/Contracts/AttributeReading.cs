using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>Reads named arguments of attributes. One of an unexpected shape (half-typed code, a newer library) reads as absent.</summary>
internal static class AttributeReading
{
    /// <summary>The type of the library of that name.</summary>
    public static INamedTypeSymbol? TypeOf(this IAssemblySymbol library, Type attribute) => library.GetTypeByMetadataName(attribute.FullName);

    public static object? FirstArgument(this AttributeData attribute)
        => attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive } argument
            ? argument.Value
            : null;

    public static string? NamedString(this AttributeData attribute, string name) => Named(attribute, name).Value as string;

    public static ITypeSymbol? NamedType(this AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } ? type : null;

    public static bool NamedFlag(this AttributeData attribute, string name) => Named(attribute, name).Value is true;

    public static long? NamedNumber(this AttributeData attribute, string name) => Named(attribute, name).Value as long?;

    public static IEnumerable<string> NamedStrings(this AttributeData attribute, string name) => NamedValues<string>(attribute, name);

    public static IEnumerable<T> NamedValues<T>(this AttributeData attribute, string name)
    {
        TypedConstantView argument = Named(attribute, name);
        return argument.Values.OfType<T>();
    }

    public static bool Is(this AttributeData attribute, INamedTypeSymbol? type)
        => type is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type);

    public static AttributeData? Find(this ISymbol symbol, INamedTypeSymbol? type)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            if (attribute.Is(type))
                return attribute;
        return null;
    }

    private static TypedConstantView Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument.Key == name)
                return new TypedConstantView(argument.Value);
        return default;
    }

    private readonly struct TypedConstantView(TypedConstant constant)
    {
        public object? Value => constant.Kind is TypedConstantKind.Primitive ? constant.Value : null;

        public IEnumerable<object?> Values => constant is { Kind: TypedConstantKind.Array, IsNull: false }
            ? constant.Values.Select(item => item.Value)
            : [];
    }
}
