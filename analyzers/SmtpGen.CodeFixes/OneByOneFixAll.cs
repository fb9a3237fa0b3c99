using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace SmtpGen.CodeFixes;

/// <summary>
/// Mends all reports of a document, one after the other, so that two in one call are both mended. Where a fix knows several ways, the key that is
/// asked for picks one; where the key is null, the first is taken: <c>dotnet format</c> gets its key for all the reports of a rule from some report
/// of the same analyzer, and none when that one has no fix.
/// </summary>
internal sealed class OneByOneFixAll : DocumentBasedFixAllProvider
{
    public static OneByOneFixAll Instance { get; } = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        CancellationToken cancellation = fixAllContext.CancellationToken;
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return null;

        // A fix moves what comes after it: the nodes that the reports are about are followed.
        (Diagnostic Diagnostic, SyntaxNode Node)[] places =
            [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => (diagnostic, NodeOf(diagnostic, root)))];
        Document mended = document.WithSyntaxRoot(root.TrackNodes(places.Select(place => place.Node).Distinct()));
        foreach ((Diagnostic diagnostic, SyntaxNode node) in places)
            if (await mended.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } current && current.GetCurrentNode(node) is { } moved)
                mended = await MendAsync(Moved(diagnostic, node, moved), mended, fixAllContext).ConfigureAwait(false);
        return mended;
    }

    private static SyntaxNode NodeOf(Diagnostic diagnostic, SyntaxNode root) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private static Diagnostic Moved(Diagnostic diagnostic, SyntaxNode node, SyntaxNode moved)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        var place = Location.Create(moved.SyntaxTree, new TextSpan(moved.SpanStart + span.Start - node.SpanStart, span.Length));
        return Diagnostic.Create(diagnostic.Descriptor, place, diagnostic.AdditionalLocations, diagnostic.Properties);
    }

    private static async Task<Document> MendAsync(Diagnostic diagnostic, Document document, FixAllContext context)
    {
        CodeAction? chosen = null;
        await context.CodeFixProvider.RegisterCodeFixesAsync(new CodeFixContext(
            document,
            diagnostic,
            (action, _) => chosen ??= context.CodeActionEquivalenceKey is { } key && key != action.EquivalenceKey ? null : action,
            context.CancellationToken)).ConfigureAwait(false);
        if (chosen is null)
            return document;

        ImmutableArray<CodeActionOperation> operations = await chosen.GetOperationsAsync(context.CancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().Select(operation => operation.ChangedSolution.GetDocument(document.Id)).FirstOrDefault() ?? document;
    }
}
