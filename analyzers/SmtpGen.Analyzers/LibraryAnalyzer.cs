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

    /// <summary>Registers what looks at a compilation that knows the library.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, LibraryContracts library);
}
