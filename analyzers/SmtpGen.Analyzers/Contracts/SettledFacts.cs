using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Values;
using SmtpGen.Contracts;

namespace SmtpGen.Analyzers.Contracts;

/// <summary>Makes an operation's contract more certain by the options that it is given, where the program shows their values.</summary>
internal sealed class SettledFacts(IAssemblySymbol library, FactTable facts)
{
    private readonly INamedTypeSymbol? _attribute = library.TypeOf(typeof(SettlesFactAttribute));

    public Effects Settle(Effects effects, IOperation operation)
    {
        if (effects.PerhapsSets == 0 || operation is not IInvocationOperation call)
            return effects;

        ulong holds = 0, lacks = 0;
        foreach (AttributeData attribute in call.Arguments.SelectMany(ValuesIn).SelectMany(value => value.GetAttributes()))
            if (attribute.Is(_attribute) && attribute.FirstArgument() is string fact && attribute.ConstructorArguments.Last().Value is bool isHeld)
                (holds, lacks) = isHeld ? (holds | facts.BitOf(fact), lacks) : (holds, lacks | facts.BitOf(fact));
        return (effects.PerhapsSets & (holds | lacks)) == 0
            ? effects
            : effects with { Sets = effects.Sets | (effects.PerhapsSets & holds), PerhapsSets = effects.PerhapsSets & ~(holds | lacks) };
    }

    /// <summary>The members of enumerations that the properties of an argument are set to: of each property the last.</summary>
    private static IEnumerable<IFieldSymbol> ValuesIn(IArgumentOperation argument)
    {
        if (argument.Parameter?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class } options || WrittenOptions.SetIn(argument.Value.Syntax) is not { } set)
            yield break;

        foreach (IGrouping<string?, AssignmentExpressionSyntax> assigned in set.GroupBy(assignment => WrittenOptions.PropertyOf(assignment)?.Identifier.ValueText))
            if (assigned.Key is { } name && options.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property && ValueOf(assigned.Last().Right, property) is { } value)
                yield return value;
    }

    private static IFieldSymbol? ValueOf(ExpressionSyntax written, IPropertySymbol property)
        => WithoutNullable(property.Type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && written is MemberAccessExpressionSyntax access
            && NameOf(access.Expression) == type.Name
                ? type.GetMembers(access.Name.Identifier.ValueText).OfType<IFieldSymbol>().FirstOrDefault()
                : null;

    private static string? NameOf(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static ITypeSymbol WithoutNullable(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
