using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Finds the bodies of a compilation's methods, and keeps what is known of them.</summary>
internal sealed class HelperBodies(Compilation compilation, LibraryContracts library)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, HelperSummary> _strict = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, HelperSummary> _lenient = new(SymbolEqualityComparer.Default);

    /// <summary>The summaries for one analysis, of code that <paramref name="model"/> knows.</summary>
    public HelperSummaries Begin(SemanticModel model, bool allowsImplicit)
        => new(library, allowsImplicit, method => BodyOf(method, model), allowsImplicit ? _lenient : _strict);

    /// <summary>The graph of a method's body; null where it cannot be read, or does not run when the method is called.</summary>
    private ControlFlowGraph? BodyOf(IMethodSymbol method, SemanticModel known)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || method.DeclaringSyntaxReferences[0].GetSyntax() is not { } declaration
            || !compilation.ContainsSyntaxTree(declaration.SyntaxTree) || IsIterator(declaration))
            return null;

        // What the model at hand was asked before it need not find out again.
        SemanticModel model = declaration.SyntaxTree == known.SyntaxTree
            ? known
            : _models.GetOrAdd(declaration.SyntaxTree, tree => compilation.GetSemanticModel(tree));
        return BodyGraphs.Of(declaration, model, CancellationToken.None).FirstOrDefault();
    }

    private static bool IsIterator(SyntaxNode declaration)
        => declaration.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or ExpressionSyntax))
            .Any(node => node is YieldStatementSyntax);
}
