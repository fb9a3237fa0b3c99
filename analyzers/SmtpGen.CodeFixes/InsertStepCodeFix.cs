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
public sealed class InsertStepCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(Descriptors.MissingStep.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(SessionRule.Steps, out string? steps) || string.IsNullOrEmpty(steps))
                continue;

            string[] names = steps!.Split(SessionRule.StepSeparator);
            if (ReceiverOfCall.Find(root.FindNode(diagnostic.Location.SourceSpan)) is not { } call
                || StepStatements.Write(call, names, model, context.CancellationToken) is not { } statements)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Call '{string.Join("', '", names)}' first",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(StatementInsertion.Before(root, call.Statement, statements))),
                    equivalenceKey: nameof(InsertStepCodeFix)),
                diagnostic);
        }
    }
}
