using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The few things of the framework that the analysis has to know.</summary>
internal static class WellKnown
{
    /// <summary>The framework's type, and the property, that says for a handshake whom to trust.</summary>
    public const string CertificateCheck = "RemoteCertificateValidationCallback";

    private const string AsyncSuffix = "Async";

    public static bool IsTask(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } && IsNamespace(type.ContainingNamespace, "Tasks", "Threading", "System");

    public static bool IsTaskWithoutResult(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments.Length: 0 } && IsTask(type);

    /// <summary>Whether the method only passes on what a task holds: <c>ConfigureAwait</c>, <c>GetAwaiter().GetResult()</c>, <c>AsTask</c>.</summary>
    public static bool PassesTaskOn(ISymbol method)
        => method is { IsStatic: false, ContainingType: { } type }
            && (IsTask(type) || IsNamespace(type.ContainingNamespace, "CompilerServices", "Runtime", "System"));

    /// <summary>What awaiting gives: the result of a task; of any other type the type itself.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol? type)
        => IsTask(type) ? ((INamedTypeSymbol)type!).TypeArguments.FirstOrDefault() : type;

    public static string WithoutAsync(string name)
        => name.Length > AsyncSuffix.Length && name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - AsyncSuffix.Length)
            : name;

    public static string WithAsync(string name) => name + AsyncSuffix;

    /// <summary>Whether the method writes octets as text, all on one line: <c>Convert.ToBase64String(octets)</c>, <c>Convert.ToHexString(octets)</c>.</summary>
    public static bool IsTextCoding(IMethodSymbol method)
        => method is { Name: "ToBase64String" or "ToHexString" or "ToHexStringLower", ContainingType: { Name: "Convert" } type, Parameters.Length: 1 }
            && IsNamespace(type.ContainingNamespace, "System");

    /// <summary>Whether the type says how numbers and dates look, such as <c>CultureInfo</c>.</summary>
    public static bool IsFormatProvider(ITypeSymbol? type)
        => type is { Name: "IFormatProvider" } || type?.AllInterfaces.Any(implemented => implemented.Name == "IFormatProvider") is true;

    /// <summary>Whether the type is the one that says for a handshake whom to trust: <c>RemoteCertificateValidationCallback</c>.</summary>
    public static bool IsCertificateCheck(ITypeSymbol? type)
        => type is { TypeKind: TypeKind.Delegate, Name: CertificateCheck } && IsNamespace(type.ContainingNamespace, "Security", "Net", "System");

    /// <summary>Whether the type holds a user's name and password.</summary>
    public static bool IsCredential(ITypeSymbol? type)
        => type is { Name: "NetworkCredential" } && IsNamespace(type.ContainingNamespace, "Net", "System");

    /// <summary>Whether a parameter or property of a credential is its password.</summary>
    public static bool IsPassword(ISymbol? symbol)
        => string.Equals(symbol?.Name, "password", StringComparison.OrdinalIgnoreCase)
            && symbol is IPropertySymbol { Type.SpecialType: SpecialType.System_String } or IParameterSymbol { Type.SpecialType: SpecialType.System_String };

    private static bool IsNamespace(INamespaceSymbol? space, params string[] innermostFirst)
    {
        foreach (string name in innermostFirst)
        {
            if (space?.Name != name)
                return false;
            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: true };
    }
}
