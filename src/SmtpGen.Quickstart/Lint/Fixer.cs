using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpGen.Quickstart;

/// <summary>Applies the code fixes of SmtpGen, as an editor does.</summary>
internal static class Fixer
{
    private static readonly CodeFixProvider[] Fixes = [.. Checker.Instances<CodeFixProvider>("SmtpGen.CodeFixes")];

    /// <summary>The document with this finding mended; null where no fix is offered.</summary>
    public static async Task<Document?> FixAsync(Document document, Diagnostic finding)
    {
        CodeAction? offered = null;
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
        {
            var context = new CodeFixContext(document, finding, (action, _) => offered ??= action, CancellationToken.None);
            await fix.RegisterCodeFixesAsync(context);
        }

        if (offered is null) return null;

        var operations = await offered.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution.GetDocument(document.Id);
    }

    /// <summary>The document with every finding mended that a fix is offered for. Each round mends one.</summary>
    public static async Task<Document> FixAllAsync(Document document)
    {
        const int mostRounds = 20;
        for (int round = 0; round < mostRounds; round++)
        {
            Document? mended = null;
            foreach (Diagnostic finding in await Checker.CheckAsync(document))
            {
                mended = await FixAsync(document, finding);
                if (mended is not null) break;
            }

            if (mended is null) break;

            document = mended;
        }

        return document;
    }
}
