using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmtpGen.Analyzers;

/// <summary>The control-flow graphs of what a declaration executes.</summary>
internal static class BodyGraphs
{
    public static IEnumerable<ControlFlowGraph> Of(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode body in Bodies(declaration))
            if (model.GetOperation(body, cancellation) is { Parent: null } && ControlFlowGraph.Create(body, model, cancellation) is { } graph)
                yield return graph;
    }

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax => [declaration],
        ArrowExpressionClauseSyntax => [declaration],
        BasePropertyDeclarationSyntax property => property.DescendantNodes().Where(node =>
            node is ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }),
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        VariableDeclaratorSyntax { Initializer: { } initializer } => [initializer],
        _ => [],
    };
}
