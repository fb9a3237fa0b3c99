using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2008: a reply is compared with a code that the command never returns.</summary>
internal sealed class ReplyCodeRule(ReplyOrigins origins, CodedCommands commands)
{
    private const int LowestCode = 200;
    private const int HighestCode = 599;
    private const int LowestRefusal = 400;
    private const int LowestIntermediate = 300;

    public IEnumerable<Diagnostic> Find(IOperation test) => test switch
    {
        IBinaryOperation comparison => Compare(comparison),
        IIsPatternOperation pattern => Match(pattern.Pattern, pattern.Value),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Match(arm.Pattern, choice.Value)),
        ISwitchOperation choice => choice.Cases.SelectMany(section => section.Clauses).SelectMany(clause => Match(clause, choice.Value)),
        _ => [],
    };

    private IEnumerable<Diagnostic> Compare(IBinaryOperation comparison)
    {
        (IOperation code, IOperation value, bool isFlipped) = ConstantOf(comparison.RightOperand) is not null
            ? (comparison.LeftOperand, comparison.RightOperand, false)
            : (comparison.RightOperand, comparison.LeftOperand, true);
        if (ConstantOf(value) is not { } number || origins.OfCode(code) is not { } origin)
            return [];

        bool isEquality = comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        bool isPossible = isEquality
            ? IsPossible(number, origin)
            : origin.Possible.Any(possible => CodeRelation.Holds(comparison.OperatorKind, isFlipped ? number : possible, isFlipped ? possible : number));
        return isPossible ? [] : [Report(isEquality ? value : comparison, origin)];
    }

    private IEnumerable<Diagnostic> Match(ICaseClauseOperation clause, IOperation value) => clause switch
    {
        ISingleValueCaseClauseOperation single when ConstantOf(single.Value) is { } number && origins.OfCode(value) is { } origin
            => IsPossible(number, origin) ? [] : [Report(single.Value, origin)],
        IPatternCaseClauseOperation pattern => Match(pattern.Pattern, value),
        _ => [],
    };

    private IEnumerable<Diagnostic> Match(IPatternOperation pattern, IOperation value)
    {
        if (origins.OfCode(value) is { } ofCode)
            return MatchCode(pattern, ofCode);
        return origins.OfReply(value) is { } ofReply ? MatchReply(pattern, ofReply) : [];
    }

    private IEnumerable<Diagnostic> MatchReply(IPatternOperation pattern, ReplyOrigin origin) => pattern switch
    {
        INegatedPatternOperation not => MatchReply(not.Pattern, origin),
        IBinaryPatternOperation both => MatchReply(both.LeftPattern, origin).Concat(MatchReply(both.RightPattern, origin)),
        IRecursivePatternOperation recursive => recursive.PropertySubpatterns
            .Where(property => property.Member is IPropertyReferenceOperation { Property: { } member } && origins.IsCode(member))
            .Select(property => property.Pattern)
            .Concat(recursive.DeconstructionSubpatterns.Where(part => part.InputType.SpecialType == SpecialType.System_Int32))
            .SelectMany(part => MatchCode(part, origin)),
        _ => [],
    };

    private IEnumerable<Diagnostic> MatchCode(IPatternOperation pattern, ReplyOrigin origin)
    {
        switch (pattern)
        {
            case INegatedPatternOperation not:
                return MatchCode(not.Pattern, origin);
            case IConstantPatternOperation constant:
                return ConstantOf(constant.Value) is { } number && !IsPossible(number, origin) ? [Report(constant, origin)] : [];
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } when !origin.Possible.Any(code => CodeRelation.Matches(pattern, code)):
            case IRelationalPatternOperation when !origin.Possible.Any(code => CodeRelation.Matches(pattern, code)):
                return HasUnlistedConstant(pattern) ? [] : [Report(pattern, origin)];
            case IBinaryPatternOperation both:
                return MatchCode(both.LeftPattern, origin).Concat(MatchCode(both.RightPattern, origin));
            default:
                return [];
        }
    }

    private static bool HasUnlistedConstant(IPatternOperation pattern) => pattern.DescendantsAndSelf().Any(part => part is IConstantPatternOperation);

    /// <summary>A code of refusal that no command is known to return is the server's own; where a refusal throws, nobody lists those that do not.</summary>
    private bool IsPossible(int code, ReplyOrigin origin)
        => origin.IsAccepted
            ? origin.Possible.Contains(code)
            : origin.Codes.Contains(code) || (code is >= LowestRefusal and <= HighestCode && !(origin.ListsRefusals && commands.Return(code)));

    private static Diagnostic Report(IOperation place, ReplyOrigin origin)
    {
        int[] accepting = [.. origin.Codes.Where(code => code is >= LowestCode and < LowestIntermediate)];
        string advice = accepting.Length == 0 ? "" : $"; success is {string.Join(" or ", accepting)}";
        return Diagnostic.Create(
            Descriptors.ImpossibleCode, place.Syntax.GetLocation(), string.Join("' or '", origin.Members), place.Syntax.ToString(), advice);
    }

    private static int? ConstantOf(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: int number } ? number
            : operation is IConversionOperation conversion ? ConstantOf(conversion.Operand)
            : null;
}
