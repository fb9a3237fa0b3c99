using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The methods whose line is nothing but the verb and the text of an argument, by verb.</summary>
internal sealed class PlainVerbs
{
    private readonly Lazy<ILookup<string, IMethodSymbol>> _methods;

    public PlainVerbs(LibraryContracts library)
        => _methods = new(() => library.ClientMethods
            .Where(method => !WellKnown.IsTask(method.ReturnType) && !IsObsolete(method))
            .Select(method => (Method: method, Contract: library.ContractOf(method, null)?.Always))
            .Where(found => found.Contract is { IsPlain: true, Verb: not null })
            .ToLookup(found => found.Contract!.Verb!, found => found.Method, StringComparer.OrdinalIgnoreCase));

    /// <summary>The method of <paramref name="client"/> that sends the verb, with the text of an argument or without; null when it has none.</summary>
    public IMethodSymbol? MethodFor(string verb, ITypeSymbol? client, bool hasText)
        => _methods.Value[verb].FirstOrDefault(method => Has(client, method) && Takes(method, hasText));

    private static bool Takes(IMethodSymbol method, bool hasText)
    {
        IParameterSymbol[] parameters = [.. method.Parameters.Skip(method.IsExtensionMethod ? 1 : 0)];
        return hasText
            ? parameters.Length == 1 && parameters[0].Type.SpecialType == SpecialType.System_String
            : parameters.All(parameter => parameter.IsOptional);
    }

    private static bool Has(ITypeSymbol? client, IMethodSymbol method)
    {
        for (ITypeSymbol? type = client; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.IsExtensionMethod ? method.Parameters[0].Type : method.ContainingType))
                return true;
        return false;
    }

    private static bool IsObsolete(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));
}
