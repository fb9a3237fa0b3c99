using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Values;

/// <summary>Tells whether anything is made of what a call gives. A discard (<c>_ = …</c>) is somebody's choice.</summary>
internal static class DroppedResult
{
    public static bool IsDropped(IInvocationOperation call)
    {
        IOperation result = call;
        while (result.Parent is { } parent && PassesOn(parent, result))
            result = parent;
        return result.Parent is IExpressionStatementOperation;
    }

    private static bool PassesOn(IOperation operation, IOperation part) => operation switch
    {
        IAwaitOperation or IConversionOperation or IParenthesizedOperation => true,
        IConditionalAccessOperation access => access.WhenNotNull == part,
        IInvocationOperation call => call.Instance == part
            && WellKnown.PassesTaskOn(call.TargetMethod)
            && call.Arguments.All(argument => argument.Value.Type?.TypeKind != TypeKind.Delegate),
        _ => false,
    };
}
