using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What one outcome of a condition on a reply says of the command.</summary>
internal enum Verdict
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was accepted.</summary>
    Accepted,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It may have been either, and the test was about that.</summary>
    Doubtful,
}

/// <summary>
/// Reads conditions on replies: each is computed for the codes of acceptance and of refusal that the command may get, and what comes out
/// tells which of them a branch is for.
/// </summary>
internal sealed class ReplyReading(FlowVariables variables, ReplyTable replies, LibraryContracts library)
{
    private const int LowestSuccess = 200;
    private const int LowestIntermediate = 300;
    private const int LowestRefusal = 400;
    private const int LowestPermanentRefusal = 500;
    private const int MaximumDepth = 100;

    private static readonly object Reply = new();

    public Verdict Judge(IOperation condition, bool outcome, int reply)
    {
        if (replies.IsOpaque(reply))
            return Verdict.Doubtful;

        IReadOnlyList<int> codes = replies.EffectsOf(reply).ReplyCodes;
        int[] accepting = [.. codes.Where(code => code is >= LowestSuccess and < LowestIntermediate)];
        if (accepting.Length == 0)
            accepting = [LowestSuccess];
        int[] refusing = [.. codes.Where(code => code >= LowestRefusal), LowestRefusal, LowestPermanentRefusal];

        (bool accepted, bool otherAccepted) = Outcomes(condition, outcome, reply, accepting);
        (bool refused, bool otherRefused) = Outcomes(condition, outcome, reply, refusing);
        if (accepted && refused)
            return otherAccepted != otherRefused ? Verdict.Doubtful : Verdict.None;
        return accepted ? Verdict.Accepted : refused ? Verdict.Refused : Verdict.None;
    }

    /// <summary>Whether some of the codes lead to the outcome, and some to the other.</summary>
    private (bool Some, bool SomeOther) Outcomes(IOperation condition, bool outcome, int reply, int[] codes)
    {
        bool some = false, other = false;
        foreach (int code in codes)
        {
            object? value = Compute(condition, code, reply, 0);
            some |= value is not bool computed || computed == outcome;
            other |= value is not bool computedOther || computedOther != outcome;
        }

        return (some, other);
    }

    /// <summary>A Boolean, a number, the reply itself, or null when nobody can tell.</summary>
    private object? Compute(IOperation? operation, int code, int reply, int depth)
    {
        if (operation is null || depth > MaximumDepth)
            return null;
        if (operation.ConstantValue is { HasValue: true, Value: int or bool } constant)
            return constant.Value;

        depth++;
        switch (operation)
        {
            case IInvocationOperation invocation when replies.NumberOf(invocation) == reply:
                return Reply;
            case IInvocationOperation { Instance: { } instance } invocation
                when WellKnown.PassesTaskOn(invocation.TargetMethod) || SymbolEqualityComparer.Default.Equals(instance.Type, invocation.Type):
                return Compute(instance, code, reply, depth);
            case IAwaitOperation await:
                return Compute(await.Operation, code, reply, depth);
            case IConversionOperation conversion:
                return Compute(conversion.Operand, code, reply, depth);
            case IPropertyReferenceOperation property when WellKnown.PassesTaskOn(property.Property):
                return Compute(property.Instance, code, reply, depth);
            case IPropertyReferenceOperation property:
                return ReadMember(property.Property, Compute(property.Instance, code, reply, depth), code);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Compute(not.Operand, code, reply, depth) is bool truth ? !truth : null;
            case IBinaryOperation binary:
                return ReplyArithmetic.Binary(
                    binary.OperatorKind,
                    Compute(binary.LeftOperand, code, reply, depth),
                    Compute(binary.RightOperand, code, reply, depth));
            case IIsPatternOperation test:
                return Matches(test.Pattern, Compute(test.Value, code, reply, depth), code, depth);
            default:
                return ComputeVariable(operation, code, reply, depth);
        }
    }

    private object? ComputeVariable(IOperation operation, int code, int reply, int depth)
    {
        if (variables.NumberOf(operation) is >= 0 and int variable && replies.ProjectionOf(variable, reply) is { Expression: { } source } projection)
            return projection.IsCode ? code : Compute(source, code, reply, depth);
        return null;
    }

    private object? ReadMember(ISymbol member, object? value, int code)
    {
        if (value != Reply)
            return null;

        return library.ReplyTestOf(member) switch
        {
            < 0 => null,
            0 => code,
            int codeClass => code / 100 == codeClass,
        };
    }

    private bool? Matches(IPatternOperation pattern, object? value, int code, int depth)
    {
        if (value is null || ++depth > MaximumDepth)
            return null;

        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return ReplyArithmetic.Binary(BinaryOperatorKind.Equals, value, constant.Value.ConstantValue.Value) as bool?;
            case IRelationalPatternOperation relation:
                return ReplyArithmetic.Binary(relation.OperatorKind, value, relation.Value.ConstantValue.Value) as bool?;
            case INegatedPatternOperation not:
                return !Matches(not.Pattern, value, code, depth);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                return Matches(or.LeftPattern, value, code, depth) | Matches(or.RightPattern, value, code, depth);
            case IBinaryPatternOperation and:
                return Matches(and.LeftPattern, value, code, depth) & Matches(and.RightPattern, value, code, depth);
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0 } recursive:
                return MatchesProperties(recursive, value, code, depth);
            default:
                return null;
        }
    }

    private bool? MatchesProperties(IRecursivePatternOperation pattern, object value, int code, int depth)
    {
        bool? matches = true;
        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
            matches &= part.Member is IPropertyReferenceOperation member
                ? Matches(part.Pattern, ReadMember(member.Property, value, code), code, depth)
                : null;
        return matches;
    }
}
