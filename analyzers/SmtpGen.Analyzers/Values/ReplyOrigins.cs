using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Values;

/// <summary>Finds the commands that a reply, or the code of one, may answer. Null is what nobody can tell.</summary>
internal sealed class ReplyOrigins(LibraryContracts library, CallMarks marks)
{
    private const int MaximumDepth = 20;

    /// <summary>The origin of a reply.</summary>
    public ReplyOrigin? OfReply(IOperation? reply) => OfReply(reply, 0);

    /// <summary>The origin of the reply whose code an expression is.</summary>
    public ReplyOrigin? OfCode(IOperation? code) => OfCode(code, 0);

    /// <summary>Whether a member of a reply is its code.</summary>
    public bool IsCode(ISymbol? member) => member is not null && library.ReplyTestOf(member) == 0;

    private ReplyOrigin? OfReply(IOperation? reply, int depth)
    {
        if (reply is null || depth++ > MaximumDepth)
            return null;

        switch (reply)
        {
            case IAwaitOperation await:
                return OfReply(await.Operation, depth);
            case IConversionOperation { OperatorMethod: null } conversion:
                return OfReply(conversion.Operand, depth);
            case IParenthesizedOperation parenthesized:
                return OfReply(parenthesized.Operand, depth);
            case IConditionalAccessOperation access:
                return OfReply(access.WhenNotNull, depth);
            case ISimpleAssignmentOperation assignment:
                return OfReply(assignment.Value, depth);
            case IConditionalOperation choice:
                return Either(OfReply(choice.WhenTrue, depth), OfReply(choice.WhenFalse, depth));
            case IPropertyReferenceOperation property when WellKnown.PassesTaskOn(property.Property):
                return OfReply(property.Instance, depth);
            case IInvocationOperation call when call.Instance is not null && marks.RefusalCheck.IsOn(call.TargetMethod):
                return OfReply(call.Instance, depth)?.Accepted;
            case IInvocationOperation call when WellKnown.PassesTaskOn(call.TargetMethod) && call.Arguments.All(argument => argument.Value.Type?.TypeKind != TypeKind.Delegate):
                return OfReply(call.Instance, depth);
            case IInvocationOperation call:
                return OfCall(call);
            case ILocalReferenceOperation local:
                return OfWrites(local, write => write.IsPart ? null : OfReply(write.Value, depth));
            default:
                return null;
        }
    }

    private ReplyOrigin? OfCode(IOperation? code, int depth)
    {
        if (code is null || depth++ > MaximumDepth)
            return null;

        return code switch
        {
            IConversionOperation { OperatorMethod: null } conversion => OfCode(conversion.Operand, depth),
            IParenthesizedOperation parenthesized => OfCode(parenthesized.Operand, depth),
            IConditionalAccessOperation access => OfCodeOf(access, depth),
            IPropertyReferenceOperation property when IsCode(property.Property) => OfReply(property.Instance, depth),
            ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 } local
                => OfWrites(local, write => write.IsPart ? OfReply(write.Value, depth) : OfCode(write.Value, depth)),
            _ => null,
        };
    }

    /// <summary><c>reply?.Code</c>, and <c>client?.Mail(…).Code</c>.</summary>
    private ReplyOrigin? OfCodeOf(IConditionalAccessOperation access, int depth)
        => access.WhenNotNull is IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } property && IsCode(property.Property)
            ? OfReply(access.Operation, depth)
            : OfCode(access.WhenNotNull, depth);

    private ReplyOrigin? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return (library.Clients.IsClient(method.ContainingType) || method.IsExtensionMethod)
            && marks.RefusalCheckOf(WellKnown.ResultOf(method.ReturnType)) is not null
            && library.ContractOf(method, null)?.Always.ReplyCodes is { Count: > 0 } codes
            ? new([WellKnown.WithoutAsync(method.Name)], codes, IsAccepted: false)
            : null;
    }

    /// <summary>Where there are several writes, one that copies from another local is not followed: they might copy from each other.</summary>
    private static ReplyOrigin? OfWrites(ILocalReferenceOperation local, Func<LocalWrite, ReplyOrigin?> origin)
    {
        ReplyOrigin? all = null;
        IReadOnlyList<LocalWrite> writes = LocalWrites.Reaching(local);
        foreach (LocalWrite write in writes)
        {
            if (writes.Count > 1 && write.Value is { } value && value.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Type, local.Type)))
                return null;
            if (origin(write) is not { } one)
                return null;
            all = all?.Or(one) ?? one;
        }

        return all;
    }

    private static ReplyOrigin? Either(ReplyOrigin? one, ReplyOrigin? other) => one is null || other is null ? null : one.Or(other);
}
