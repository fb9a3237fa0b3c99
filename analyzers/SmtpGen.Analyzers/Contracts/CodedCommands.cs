using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>The members of clients whose reply codes are known, and those codes.</summary>
internal sealed class CodedCommands
{
    private readonly Lazy<(HashSet<string> Names, HashSet<int> Codes)> _known;

    public CodedCommands(LibraryContracts library) => _known = new(() => Read(library));

    /// <summary>Whether some command is known to return the code.</summary>
    public bool Return(int code) => _known.Value.Codes.Contains(code);

    /// <summary>Whether one of the members has that name.</summary>
    public bool HaveName(string name) => _known.Value.Names.Contains(name);

    private static (HashSet<string>, HashSet<int>) Read(LibraryContracts library)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var codes = new HashSet<int>();
        foreach (IMethodSymbol method in library.ClientMethods)
            if (library.ContractOf(method, null)?.Always.ReplyCodes is { Count: > 0 } returned)
            {
                names.Add(method.Name);
                codes.UnionWith(returned);
            }

        return (names, codes);
    }
}
