using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The few things of the framework that the analysis has to know.</summary>
internal static class WellKnown
{
    private const string AsyncSuffix = "Async";

    public static bool IsTask(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } && IsNamespace(type.ContainingNamespace, "Tasks", "Threading", "System");

    /// <summary>Whether the method only passes on what a task holds: <c>ConfigureAwait</c>, <c>GetAwaiter().GetResult()</c>, <c>AsTask</c>.</summary>
    public static bool PassesTaskOn(ISymbol method)
        => method is { IsStatic: false, ContainingType: { } type }
            && (IsTask(type) || IsNamespace(type.ContainingNamespace, "CompilerServices", "Runtime", "System"));

    public static string WithoutAsync(string name)
        => name.Length > AsyncSuffix.Length && name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - AsyncSuffix.Length)
            : name;

    public static string WithAsync(string name) => name + AsyncSuffix;

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
