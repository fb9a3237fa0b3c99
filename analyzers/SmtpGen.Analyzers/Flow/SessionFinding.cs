using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>An operation on a client, and what is possible, over all paths, where it stands.</summary>
internal sealed class SessionFinding(IOperation operation, ISymbol member, Effects contract, ulong requires)
{
    public IOperation Operation { get; } = operation;

    public ISymbol Member { get; } = member;

    public Effects Contract { get; } = contract;

    public FactState Before { get; private set; }

    /// <summary>Required facts that hold on no path.</summary>
    public ulong Missing => requires & Before.SurelyLacks;

    /// <summary>Forbidden facts that hold on every path.</summary>
    public ulong Forbidden => Contract.Forbids & Before.SurelyHolds;

    /// <summary>Required facts that are missing on some path.</summary>
    public ulong MissingSomewhere => requires & Before.Differs;

    /// <summary>Forbidden facts that hold on some path.</summary>
    public ulong ForbiddenSomewhere => Contract.Forbids & Before.Differs;

    public void Add(in FactState before) => Before = FactState.Join(Before, before.WithoutAssumptions());
}
