using Microsoft.CodeAnalysis;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>Turns contract attributes into sets of bits.</summary>
internal sealed class ContractReader(INamedTypeSymbol attributeType, FactTable facts)
{
    /// <summary>The contract that stands on <paramref name="symbol"/>; on a type, that of its member <paramref name="member"/>.</summary>
    public OperationContract? Read(ISymbol symbol, string? member = null)
    {
        Effects? always = null;
        List<Effects>? conditional = null;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (!attribute.Is(attributeType) || attribute.NamedString(nameof(SessionContractAttribute.Member)) != member)
                continue;

            Effects effects = ReadOne(attribute);
            if (effects.When is null)
                always ??= effects;
            else
                (conditional ??= []).Add(effects);
        }

        if (always is null && conditional is null)
            return null;
        return new OperationContract(always ?? new Effects(), conditional ?? []);
    }

    /// <summary>The members for which <paramref name="type"/> carries contracts.</summary>
    public IEnumerable<string> MembersOf(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
            if (attribute.Is(attributeType) && attribute.NamedString(nameof(SessionContractAttribute.Member)) is { } member)
                yield return member;
    }

    private Effects ReadOne(AttributeData attribute) => new()
    {
        Requires = Facts(attribute, nameof(SessionContractAttribute.Requires)),
        Provides = Facts(attribute, nameof(SessionContractAttribute.Provides)),
        Forbids = Facts(attribute, nameof(SessionContractAttribute.Forbids)),
        Sets = Facts(attribute, nameof(SessionContractAttribute.Sets)),
        PerhapsSets = Facts(attribute, nameof(SessionContractAttribute.PerhapsSets)),
        Clears = Facts(attribute, nameof(SessionContractAttribute.Clears)),
        ClearsWhenRefused = attribute.NamedFlag(nameof(SessionContractAttribute.ClearsWhenRefused)),
        ThrowsWhenRefused = attribute.NamedFlag(nameof(SessionContractAttribute.ThrowsWhenRefused)),
        ReplyMatters = attribute.NamedFlag(nameof(SessionContractAttribute.ReplyMatters)),
        Verb = attribute.NamedString(nameof(SessionContractAttribute.Verb)),
        IsPlain = attribute.NamedFlag(nameof(SessionContractAttribute.IsPlain)),
        Rfc = attribute.NamedString(nameof(SessionContractAttribute.Rfc)),
        ReplyCodes = [.. attribute.NamedValues<int>(nameof(SessionContractAttribute.ReplyCodes))],
        When = attribute.NamedString(nameof(SessionContractAttribute.When)),
    };

    private ulong Facts(AttributeData attribute, string name) => facts.BitsOf(attribute.NamedStrings(name));
}
