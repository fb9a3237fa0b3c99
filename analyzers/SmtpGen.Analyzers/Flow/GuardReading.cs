using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What one outcome of a condition says of a client: that all of the facts hold, or that none does.</summary>
internal readonly record struct Lesson(IOperation Client, ulong Facts, bool Hold);

/// <summary>Reads conditions that ask a client for its facts, in any of the ways to write that.</summary>
internal sealed class GuardReading(FlowVariables variables, LibraryContracts library)
{
    private const int MaximumDepth = 100;

    /// <summary>What the outcome teaches; nothing when it is not about a client.</summary>
    public IReadOnlyList<Lesson> Read(IOperation condition, bool outcome)
    {
        List<Lesson>? lessons = null;
        Read(condition, outcome, ref lessons, 0);
        return lessons ?? (IReadOnlyList<Lesson>)[];
    }

    private void Read(IOperation? condition, bool outcome, ref List<Lesson>? lessons, int depth)
    {
        if (++depth > MaximumDepth)
            return;

        condition = Strip(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Read(not.Operand, !outcome, ref lessons, depth);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both when IsBoolean(both.Type):
                if (outcome == (both.OperatorKind == BinaryOperatorKind.And))
                {
                    Read(both.LeftOperand, outcome, ref lessons, depth);
                    Read(both.RightOperand, outcome, ref lessons, depth);
                }

                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                ReadComparison(comparison, outcome == (comparison.OperatorKind == BinaryOperatorKind.Equals), ref lessons, depth);
                break;
            case IIsPatternOperation test:
                ReadPattern(test.Value, test.Pattern, outcome, ref lessons, depth);
                break;
            case IPropertyReferenceOperation { Instance: { } client } property when library.Guards.FactOf(property.Property) is not 0 and ulong fact:
                (lessons ??= []).Add(new(client, fact, outcome));
                break;
            case IInvocationOperation { Instance: { } instance } call:
                ReadCall(call, instance, outcome, ref lessons);
                break;
        }
    }

    /// <summary>A truth compared with a constant, or a set of facts with one.</summary>
    private void ReadComparison(IBinaryOperation comparison, bool isEqual, ref List<Lesson>? lessons, int depth)
    {
        (IOperation? other, IOperation? constant) = (Strip(comparison.LeftOperand), Strip(comparison.RightOperand));
        if (other is { ConstantValue.HasValue: true })
            (other, constant) = (constant, other);
        if (constant is not { ConstantValue.HasValue: true })
            return;

        if (constant.ConstantValue.Value is bool truth)
        {
            Read(other, truth == isEqual, ref lessons, depth);
            return;
        }

        if (other is not IBinaryOperation { OperatorKind: BinaryOperatorKind.And } mask || FactsOf(mask.LeftOperand, mask.RightOperand) is not { } asked)
            return;

        ulong compared = library.Guards.FactsIn(mask.Type!, constant.ConstantValue.Value);
        if (compared == asked.Facts)
            AddAll(asked, isEqual, ref lessons);
        else if (compared == 0)
            AddNone(asked, isEqual, ref lessons);
    }

    private void ReadCall(IInvocationOperation call, IOperation instance, bool outcome, ref List<Lesson>? lessons)
    {
        IOperation? argument = call.Arguments.Length > 0 ? call.Arguments[0].Value : null;
        if (argument is not null && FactsOf(instance, argument) is { } asked)
            AddAll(asked, outcome, ref lessons);
        else if (!IsBoolean(call.Type))
            return;
        else if (argument?.ConstantValue is { HasValue: true, Value: string name } && call.Arguments[0].Parameter is { } parameter && library.Guards.TakesName(parameter))
            (lessons ??= []).Add(new(instance, library.Guards.FactOf(name), outcome));
        else if (outcome && Demand(call.TargetMethod, instance) is { } client)
            (lessons ??= []).Add(client);
    }

    /// <summary>A "yes" that cannot be unless certain facts hold: of a method of the client, or of what a property of it gives.</summary>
    private Lesson? Demand(IMethodSymbol method, IOperation instance)
        => library.ContractOf(method, null) is { } contract ? new(instance, contract.Always.Requires, true)
            : Strip(instance) is IPropertyReferenceOperation { Instance: { } client } property && library.ContractOf(property.Property, null) is { } ofProperty
                ? new(client, ofProperty.Always.Requires, true)
                : null;

    private void ReadPattern(IOperation value, IPatternOperation pattern, bool outcome, ref List<Lesson>? lessons, int depth)
    {
        if (++depth > MaximumDepth)
            return;

        switch (pattern)
        {
            case INegatedPatternOperation not:
                ReadPattern(value, not.Pattern, !outcome, ref lessons, depth);
                break;
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool truth } }:
                Read(value, truth == outcome, ref lessons, depth);
                break;
            case IBinaryPatternOperation both when outcome == (both.OperatorKind == BinaryOperatorKind.And):
                ReadPattern(value, both.LeftPattern, outcome, ref lessons, depth);
                ReadPattern(value, both.RightPattern, outcome, ref lessons, depth);
                break;
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0 } recursive
                when outcome || recursive.PropertySubpatterns.Length == 1:
                foreach (IPropertySubpatternOperation part in recursive.PropertySubpatterns)
                    ReadProperty(value, part, outcome, ref lessons);
                break;
        }
    }

    private void ReadProperty(IOperation client, IPropertySubpatternOperation part, bool outcome, ref List<Lesson>? lessons)
    {
        bool isNegated = part.Pattern is INegatedPatternOperation;
        IPatternOperation pattern = part.Pattern is INegatedPatternOperation not ? not.Pattern : part.Pattern;
        if (part.Member is IPropertyReferenceOperation member
            && library.Guards.FactOf(member.Property) is not 0 and ulong fact
            && pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool truth } })
            (lessons ??= []).Add(new(client, fact, (truth == outcome) ^ isNegated));
    }

    /// <summary>The client whose facts one of the operands is, and those that the other, constant one names.</summary>
    private (IOperation Client, ulong Facts)? FactsOf(IOperation one, IOperation other)
    {
        (IOperation? set, IOperation? constant) = (Strip(one), Strip(other));
        if (set is { ConstantValue.HasValue: true })
            (set, constant) = (constant, set);
        if (set is not IPropertyReferenceOperation { Instance: { } client } || constant is not { ConstantValue: { HasValue: true, Value: { } value } }
            || !library.Clients.IsClient(client.Type) || !library.Guards.IsSetOfFacts(set.Type))
            return null;

        ulong facts = library.Guards.FactsIn(set.Type!, value);
        return facts == 0 ? null : (client, facts);
    }

    /// <summary>All of the facts hold; the opposite says which one does not only when there is one.</summary>
    private static void AddAll((IOperation Client, ulong Facts) asked, bool hold, ref List<Lesson>? lessons)
    {
        if (hold || Bits.Only(asked.Facts) >= 0)
            (lessons ??= []).Add(new(asked.Client, asked.Facts, hold));
    }

    /// <summary>None of the facts holds; the opposite says which one does only when there is one.</summary>
    private static void AddNone((IOperation Client, ulong Facts) asked, bool none, ref List<Lesson>? lessons)
    {
        if (none || Bits.Only(asked.Facts) >= 0)
            (lessons ??= []).Add(new(asked.Client, asked.Facts, !none));
    }

    /// <summary>What an expression is, behind conversions and the captures that the compiler makes of it.</summary>
    private IOperation? Strip(IOperation? operation)
    {
        for (int depth = 0; depth < MaximumDepth; depth++)
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IFlowCaptureReferenceOperation capture when variables.ValueOf(capture.Id) is { } value && IsBoolean(value.Type):
                    operation = value;
                    break;
                default:
                    return operation;
            }

        return operation;
    }

    private static bool IsBoolean(ITypeSymbol? type)
        => type is { SpecialType: SpecialType.System_Boolean }
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsBoolean(nullable.TypeArguments[0]));
}
