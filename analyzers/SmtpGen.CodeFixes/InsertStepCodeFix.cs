using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpGen.Analyzers;
using SmtpGen.Analyzers.Rules;

namespace SmtpGen.CodeFixes;

/// <summary>SMTP1001: puts the missing steps before the statement that needs them, where they can be called without arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertStepCodeFix))]
[Shared]
public sealed class InsertStepCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(Descriptors.MissingStep.Id);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (!diagnostic.Properties.TryGetValue(SessionRule.Steps, out string? steps) || string.IsNullOrEmpty(steps))
            return;

        string[] names = steps!.Split(SessionRule.StepSeparator);
        if (ReceiverOfCall.Find(root.FindNode(diagnostic.Location.SourceSpan)) is not { } call
            || StepStatements.Write(call, names, model, context.CancellationToken) is not { } statements)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Call '{string.Join("', '", names)}' first",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(StatementInsertion.Before(root, call.Statement, statements))),
                equivalenceKey: nameof(InsertStepCodeFix)),
            diagnostic);
    }
}
