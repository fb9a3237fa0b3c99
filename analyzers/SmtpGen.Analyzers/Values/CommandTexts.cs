using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Values;

/// <summary>Tells whether a text can hold nothing but what the program itself wrote, numbers, and what was made safe.</summary>
internal sealed class CommandTexts(CallMarks marks)
{
    private const int MaximumDepth = 100;

    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public bool IsSafe(IOperation? text)
    {
        _seen.Clear();
        return IsSafe(text, 0);
    }

    private bool IsSafe(IOperation? text, int depth)
    {
        if (text is null || depth++ > MaximumDepth)
            return false;
        if (text.ConstantValue.HasValue || IsHarmless(text.Type))
            return true;

        switch (text)
        {
            case IConversionOperation conversion:
                return IsSafe(conversion.Operand, depth);
            case IParenthesizedOperation parenthesized:
                return IsSafe(parenthesized.Operand, depth);
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.All(part => part is IInterpolatedStringTextOperation || (part is IInterpolationOperation hole && IsSafe(hole.Expression, depth)));
            case IBinaryOperation sum:
                return IsSafe(sum.LeftOperand, depth) && IsSafe(sum.RightOperand, depth);
            case IConditionalOperation choice:
                return IsSafe(choice.WhenTrue, depth) && IsSafe(choice.WhenFalse, depth);
            case ICoalesceOperation coalesce:
                return IsSafe(coalesce.Value, depth) && IsSafe(coalesce.WhenNull, depth);
            case ISwitchExpressionOperation choice:
                return choice.Arms.All(arm => IsSafe(arm.Value, depth));
            case IInvocationOperation call:
                return IsSafeCall(call, depth);
            case IFieldReferenceOperation field:
                return field.Field is { IsReadOnly: true, ContainingType.SpecialType: SpecialType.System_String };
            case ILocalReferenceOperation local:
                return IsSafeLocal(local, depth);
            default:
                return false;
        }
    }

    /// <summary>A local that is made of itself is as safe as what else it is made of.</summary>
    private bool IsSafeLocal(ILocalReferenceOperation local, int depth)
    {
        if (!_seen.Add(local.Local))
            return true;
        IReadOnlyList<LocalWrite> writes = LocalWrites.Of(local);
        return writes.Count > 0 && writes.All(write => !write.IsPart && IsSafe(write.Value, depth));
    }

    private bool IsSafeCall(IInvocationOperation call, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (marks.SafeInCommand.IsOn(method) || WellKnown.IsTextCoding(method))
            return true;

        bool isOfHarmless = IsHarmless(call.Instance?.Type);
        bool isOfText = method.ContainingType?.SpecialType == SpecialType.System_String && (call.Instance is null || IsSafe(call.Instance, depth));
        return (isOfHarmless || isOfText) && call.Arguments.All(argument => IsSafePart(argument.Value, depth + 1));
    }

    private bool IsSafePart(IOperation part, int depth) => part switch
    {
        IConversionOperation conversion => IsSafePart(conversion.Operand, depth),
        { IsImplicit: true, ConstantValue.HasValue: false } => part.ChildOperations.All(child => IsSafePart(child, depth)),
        _ => IsSafe(part, depth) || WellKnown.IsFormatProvider(part.Type),
    };

    /// <summary>Whatever the value, its text has no line end.</summary>
    private static bool IsHarmless(ITypeSymbol? type) => type is not null
        && (type.TypeKind == TypeKind.Enum
            || type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double or SpecialType.System_Boolean or SpecialType.System_DateTime
            || (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && IsHarmless(((INamedTypeSymbol)type).TypeArguments[0])));
}
