using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SmtpGen.CodeFixes;

/// <summary>Puts statements before another, wherever it stands.</summary>
internal static class StatementInsertion
{
    public static SyntaxNode Before(SyntaxNode root, StatementSyntax statement, IReadOnlyList<StatementSyntax> added)
    {
        SyntaxTriviaList indentation = SyntaxFactory.TriviaList(statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
        SyntaxTrivia lineEnd = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        StatementSyntax[] lines = [.. added.Select(line => line
            .WithLeadingTrivia(indentation)
            .WithTrailingTrivia(lineEnd.IsKind(SyntaxKind.EndOfLineTrivia) ? lineEnd : SyntaxFactory.ElasticCarriageReturnLineFeed))];

        switch (statement.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax:
                return root.InsertNodesBefore(statement, lines);
            case GlobalStatementSyntax global:
                return root.InsertNodesBefore(global, lines.Select(SyntaxFactory.GlobalStatement));
            default:
                BlockSyntax block = SyntaxFactory.Block(SyntaxFactory.List([.. lines, statement.WithoutTrailingTrivia()]))
                    .WithTriviaFrom(statement)
                    .WithAdditionalAnnotations(Formatter.Annotation);
                return root.ReplaceNode(statement, block);
        }
    }
}
