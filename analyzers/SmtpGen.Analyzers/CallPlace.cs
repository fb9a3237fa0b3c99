using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers;

/// <summary>Where a report about a call belongs: at the name of the member, or at the client that goes into a helper.</summary>
internal static class CallPlace
{
    public static SyntaxNode Of(SyntaxNode syntax) => syntax switch
    {
        ArgumentSyntax argument => argument.Expression,
        InvocationExpressionSyntax invocation => Of(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };
}
