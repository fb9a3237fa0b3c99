using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.CodeFixes;

/// <summary>A member of a client in use: on which receiver, how it is reached, and the statement before which more can be said to it.</summary>
/// <param name="Expression">What stands for the client; null for a member called by its name alone.</param>
/// <param name="Access">What leads from the receiver to a member: <c>.</c>, <c>?.</c> or nothing.</param>
/// <param name="Member">The name of the member.</param>
/// <param name="Statement">The statement that it is part of.</param>
internal sealed record ReceiverOfCall(ExpressionSyntax? Expression, string Access, SimpleNameSyntax Member, StatementSyntax Statement)
{
    /// <summary>Null where a statement before would not be the same, or where the receiver cannot be named twice.</summary>
    public static ReceiverOfCall? Find(SyntaxNode node)
    {
        if ((node as ArgumentSyntax ?? node.Parent as ArgumentSyntax) is { } argument)
            return FindHandedOn(argument);

        if (node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } member || StatementOf(member) is not { } statement)
            return null;

        return member.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == member && CanBeRepeated(access.Expression)
                => new(access.Expression, ".", member, statement),
            MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } }
                when CanBeRepeated(access.Expression) => new(access.Expression, "?.", member, statement),
            InvocationExpressionSyntax => new(null, "", member, statement),
            _ => null,
        };
    }

    /// <summary>A client that goes into a helper: it is the receiver of what has to be said before.</summary>
    private static ReceiverOfCall? FindHandedOn(ArgumentSyntax argument)
    {
        SimpleNameSyntax? helper = argument.Parent?.Parent switch
        {
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name,
            _ => null,
        };
        return helper is not null && CanBeRepeated(argument.Expression) && StatementOf(argument) is { } statement
            ? new(argument.Expression, ".", helper, statement)
            : null;
    }

    private static bool CanBeRepeated(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax => true,
        MemberAccessExpressionSyntax access => CanBeRepeated(access.Expression),
        PostfixUnaryExpressionSyntax suppressed => CanBeRepeated(suppressed.Operand),
        _ => false,
    };

    /// <summary>The statement, unless it runs the call more than once, or later than a statement before it would run.</summary>
    private static StatementSyntax? StatementOf(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
            switch (current)
            {
                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or LocalFunctionStatementSyntax:
                case AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return null;
                case StatementSyntax statement:
                    return statement;
            }

        return null;
    }
}
