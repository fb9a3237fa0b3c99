using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>What the library marks in the calls that it takes.</summary>
internal sealed class CallMarks(IAssemblySymbol library)
{
    /// <summary>A parameter whose text goes into a command line as it is.</summary>
    public Mark CommandText { get; } = new(library, typeof(CommandTextAttribute));

    /// <summary>A method whose result can stand in a command line.</summary>
    public Mark SafeInCommand { get; } = new(library, typeof(SafeInCommandAttribute));

    /// <summary>A parameter, or a property, for a secret.</summary>
    public Mark Secret { get; } = new(library, typeof(SecretAttribute));

    /// <summary>A list of which each item may be refused on its own.</summary>
    public Mark EachMayBeRefused { get; } = new(library, typeof(EachMayBeRefusedAttribute));

    /// <summary>A method of a reply that throws when it is a refusal.</summary>
    public Mark RefusalCheck { get; } = new(library, typeof(RefusalCheckAttribute));

    /// <summary>The name of the method by which a reply throws when it is a refusal; null when it has none.</summary>
    public string? RefusalCheckOf(ITypeSymbol? reply)
        => reply?.GetMembers().FirstOrDefault(member => member is IMethodSymbol { Parameters.Length: 0 } && RefusalCheck.IsOn(member))?.Name;
}
