using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.CodeFixes;

/// <summary>Writes the calls of steps, in the flavour of their surroundings.</summary>
internal static class StepStatements
{
    private const string AsyncSuffix = "Async";

    /// <summary>One statement for each step; null when one of them cannot be called without arguments there.</summary>
    public static IReadOnlyList<StatementSyntax>? Write(
        ReceiverOfCall call, IReadOnlyList<string> steps, SemanticModel model, CancellationToken cancellation)
    {
        ITypeSymbol? client = call.Expression is null
            ? model.GetSymbolInfo(call.Member, cancellation).Symbol?.ContainingType
            : model.GetTypeInfo(call.Expression, cancellation).Type;
        if (client is null)
            return null;

        bool awaits = IsInAsync(call.Statement) || call.Member.Identifier.ValueText.EndsWith(AsyncSuffix, StringComparison.Ordinal);
        if (awaits && call.Access == "?.")
            return null;

        var statements = new List<StatementSyntax>();
        foreach (string step in steps)
        {
            bool isAwaited = awaits && CanBeCalled(step + AsyncSuffix, client, call.Statement.SpanStart, model);
            if (!isAwaited && !CanBeCalled(step, client, call.Statement.SpanStart, model))
                return null;

            string target = call.Expression?.WithoutTrivia() + call.Access;
            statements.Add(SyntaxFactory.ParseStatement(isAwaited ? $"await {target}{step}{AsyncSuffix}();" : $"{target}{step}();"));
        }

        return statements;
    }

    private static bool CanBeCalled(string name, ITypeSymbol client, int position, SemanticModel model)
        => model.LookupSymbols(position, client, name, includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Any(method => method.Parameters.All(parameter => parameter.IsOptional));

    private static bool IsInAsync(SyntaxNode statement)
    {
        foreach (SyntaxNode node in statement.Ancestors())
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax member and not GlobalStatementSyntax:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }

        return false;
    }
}
