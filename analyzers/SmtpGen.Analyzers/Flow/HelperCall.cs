using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A call of a method whose body can perhaps be read: of what, on what, with what.</summary>
internal sealed record HelperCall(
    IOperation Operation, IMethodSymbol Method, IOperation? Instance, FlowValue Receiver, ImmutableArray<IArgumentOperation> Arguments, FlowValue[] Values)
{
    public bool IsOnThis => Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    /// <summary>The method whose body runs.</summary>
    public IMethodSymbol Body => (Method.PartialImplementationPart ?? Method).OriginalDefinition;

    public bool TakesClients => Receiver.Clients != 0 || Array.Exists(Values, value => value.Clients != 0);

    /// <summary>The argument for a parameter of the method; negative when there is none.</summary>
    public int IndexOf(ISymbol variable)
    {
        if (variable is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Body))
            for (int i = 0; i < Arguments.Length; i++)
                if (Arguments[i].Parameter?.Ordinal == parameter.Ordinal)
                    return i;
        return -1;
    }

    /// <summary>Whether another method may run in the place of the one that is named.</summary>
    public bool MayBeOverridden
        => (Method.IsVirtual || Method.IsAbstract || (Method.IsOverride && !Method.IsSealed))
            && !Method.ContainingType.IsSealed
            && Operation is not IInvocationOperation { IsVirtual: false };
}
