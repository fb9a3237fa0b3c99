using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>Finds where an option is given a value of its type: the property that holds it is assigned, or the method called that sets it. Names are looked at first.</summary>
internal sealed class GivenValues(OptionProperties properties)
{
    /// <summary>The option and what it is given in an assignment or a call; null where that is of no option.</summary>
    public (string Keyword, IOperation Operation)? In(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBeOne(node))
            return null;

        return model.GetOperation(node, cancellation) switch
        {
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } } assignment
                => properties.KeywordOf(property) is { } keyword ? (keyword, assignment.Value) : null,
            IInvocationOperation call => InArguments(call),
            _ => null,
        };
    }

    private (string, IOperation)? InArguments(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument is { IsImplicit: false, Parameter: { } parameter } && properties.KeywordOf(parameter) is { } keyword)
                return (keyword, argument.Value);
        return null;
    }

    private bool MayBeOne(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => NameOf(assignment.Left) is { } name && properties.HasName(name),
        InvocationExpressionSyntax call => NameOf(call.Expression) is { } name && properties.HasSetter(name),
        _ => false,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
