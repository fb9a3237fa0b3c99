using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers;

/// <summary>What all analyzers share: in a compilation that does not know the library they register nothing, after one look-up.</summary>
public abstract class LibraryAnalyzer : DiagnosticAnalyzer
{
    private protected LibraryAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (LibraryContracts.TryCreate(start.Compilation) is { } library)
                Start(start, library);
        });
    }

    /// <summary>Has each body looked at that may have to do with the library.</summary>
    private protected static void LookAtBodies(CompilationStartAnalysisContext context, LibraryContracts library, Action<CodeBlockAnalysisContext> look)
        => context.RegisterCodeBlockAction(block =>
        {
            if (library.Files.Contain(block.CodeBlock.SyntaxTree))
                look(block);
        });

    /// <summary>Has each node of those kinds looked at that may have to do with the library.</summary>
    private protected static void LookAtNodes(
        CompilationStartAnalysisContext context, LibraryContracts library, Action<SyntaxNodeAnalysisContext> look, params SyntaxKind[] kinds)
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                if (library.Files.Contain(node.Node.SyntaxTree))
                    look(node);
            },
            kinds);

    /// <summary>Registers what looks at a compilation that knows the library.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, LibraryContracts library);
}
