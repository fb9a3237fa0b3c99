using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers;
using SmtpGen.Analyzers.Rules;

namespace SmtpGen.CodeFixes;

/// <summary>SMTP2009: calls the method of the verb, with what followed it in the raw command.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedMethodCodeFix))]
[Shared]
public sealed class TypedMethodCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(Descriptors.RawCommand.Id);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (!diagnostic.Properties.TryGetValue(RawCommandRule.Method, out string? method) || method is null
            || root.FindNode(diagnostic.Location.SourceSpan) is not SimpleNameSyntax name
            || name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetOperation(call, context.CancellationToken) is not IInvocationOperation invocation)
            return;

        InvocationExpressionSyntax typed = call
            .WithExpression(call.Expression.ReplaceNode(name, SyntaxFactory.IdentifierName(method).WithTriviaFrom(name)))
            .WithArgumentList(Arguments(call, invocation));
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Call '{method}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, typed))),
                equivalenceKey: nameof(TypedMethodCodeFix)),
            diagnostic);
    }

    /// <summary>The arguments without the verb, and without a text that is empty; what depended on a position gets its name.</summary>
    private static ArgumentListSyntax Arguments(InvocationExpressionSyntax call, IInvocationOperation invocation)
    {
        var kept = new List<ArgumentSyntax>();
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            IArgumentOperation? passed = invocation.Arguments.FirstOrDefault(candidate => candidate.Syntax == argument);
            if (passed?.Parameter is not { } parameter || parameter.Ordinal == 0 || passed.Value.ConstantValue is { HasValue: true, Value: "" })
                continue;

            bool isText = parameter.Type.SpecialType == SpecialType.System_String;
            kept.Add(isText
                ? argument.WithNameColon(null).WithoutTrivia()
                : SyntaxFactory.Argument(
                    SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space), default, argument.Expression.WithoutTrivia()));
        }

        // The text is the only argument without a name, so it leads.
        kept.Sort((left, right) => (left.NameColon is null ? 0 : 1).CompareTo(right.NameColon is null ? 0 : 1));
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(kept, Enumerable.Repeat(comma, Math.Max(0, kept.Count - 1))));
    }
}
