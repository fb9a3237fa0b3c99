using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>Whether a report is about code that uses the library at all.</summary>
internal static class Concern
{
    /// <summary>Nothing throws, and nothing is said of code that does not use the library.</summary>
    public static async Task OnlyLibrary(CSharpCompilation compilation)
    {
        foreach (Diagnostic diagnostic in await Messages.Diagnose(compilation, Everything.Analyzers))
            Assert.True(IsOfLibrary(diagnostic, compilation), $"{diagnostic}\n{diagnostic.Location.SourceTree}");
    }

    /// <summary>Whether the member that a report is in, or for a list in a field its type, uses something of the library.</summary>
    private static bool IsOfLibrary(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        SyntaxTree tree = diagnostic.Location.SourceTree!;
        SemanticModel model = compilation.GetSemanticModel(tree);
        SyntaxNode node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        SyntaxNode scope = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is BaseMethodDeclarationSyntax or TypeDeclarationSyntax) ?? tree.GetRoot();
        return scope.DescendantNodes().OfType<ExpressionSyntax>().Any(expression =>
            model.GetSymbolInfo(expression).Symbol is { } symbol && (IsOfLibrary(symbol) || TakesFromLibrary(symbol)) || IsOfLibrary(model.GetTypeInfo(expression).Type));
    }

    /// <summary>A helper whose parameters are of the library's types, or marked by its attributes, or whose object keeps something of the library.</summary>
    private static bool TakesFromLibrary(ISymbol symbol)
        => symbol is IMethodSymbol method
            && (method.Parameters.Any(parameter => IsOfLibrary(parameter.Type) || parameter.GetAttributes().Any(attribute => IsOfLibrary(attribute.AttributeClass)))
                || method.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => IsOfLibrary(field.Type)));

    private static bool IsOfLibrary(ISymbol? symbol) => symbol?.ContainingAssembly?.Name == typeof(SmtpClient).Assembly.GetName().Name;
}
