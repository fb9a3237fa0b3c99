using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpGen.CodeFixes;

/// <summary>What all fixes share: they mend one diagnostic after the other, and all of a kind at once.</summary>
public abstract class DiagnosticCodeFix : CodeFixProvider
{
    private protected DiagnosticCodeFix()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => OneByOneFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (Diagnostic diagnostic in context.Diagnostics)
            Register(context, diagnostic, root, model);
    }

    /// <summary>Offers what mends a diagnostic; nothing, where nothing does.</summary>
    private protected abstract void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model);
}
