using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Rules;

namespace SmtpGen.CodeFixes;

/// <summary>SMTP4001: has the reply throw when it is a refusal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnsureSuccessCodeFix))]
[Shared]
public sealed class EnsureSuccessCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(Descriptors.DroppedReply.Id);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (!diagnostic.Properties.TryGetValue(DroppedReplyRule.Check, out string? check) || check is null
            || WholeOf(root.FindNode(diagnostic.Location.SourceSpan)) is not { } whole
            || WellKnown.IsTask(model.GetTypeInfo(whole, context.CancellationToken).Type))
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Call '{check}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(whole, Checked(whole, check)))),
                equivalenceKey: nameof(EnsureSuccessCodeFix)),
            diagnostic);
    }

    /// <summary>All of the expression that gives the reply, up to what drops it.</summary>
    private static ExpressionSyntax? WholeOf(SyntaxNode member)
    {
        ExpressionSyntax? whole = member.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        while (whole?.Parent is ExpressionSyntax outer and not AnonymousFunctionExpressionSyntax)
            whole = outer;
        return whole;
    }

    private static ExpressionSyntax Checked(ExpressionSyntax reply, string check)
    {
        if (reply is ConditionalAccessExpressionSyntax access)
            return access.WithWhenNotNull(Checked(access.WhenNotNull, check));

        SyntaxTriviaList leading = reply.GetLeadingTrivia(), trailing = reply.GetTrailingTrivia();
        ExpressionSyntax bare = reply.WithoutLeadingTrivia().WithoutTrailingTrivia();
        return SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                bare is AwaitExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(bare) : bare,
                SyntaxFactory.IdentifierName(check)))
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(trailing);
    }
}
