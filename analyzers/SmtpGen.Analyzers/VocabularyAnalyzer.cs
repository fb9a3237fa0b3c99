using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Rules;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers;

/// <summary>Reads the options and extension names that a program writes as text, and hands each to the rules of the vocabulary.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VocabularyAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ExtensionForOption, Descriptors.OptionForExtension, Descriptors.OptionOfOtherVerb);

    private protected override void Start(CompilationStartAnalysisContext context, LibraryContracts library)
    {
        var expectations = new WordExpectations(context.Compilation);
        var gate = new WordGate(library);
        context.RegisterSyntaxNodeAction(
            node => Analyze(node, library.Vocabulary, expectations, gate),
            SyntaxKind.InvocationExpression,
            SyntaxKind.ElementAccessExpression,
            SyntaxKind.ImplicitElementAccess,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, VocabularyTable vocabulary, WordExpectations expectations, WordGate gate)
    {
        if (!gate.MayHoldWords(context.Node))
            return;

        var reader = new WordReader(expectations, context.SemanticModel, context.CancellationToken);
        foreach (Word word in reader.In(context.Node))
            if (Check(word, vocabulary) is { } diagnostic)
                context.ReportDiagnostic(diagnostic);
    }

    private static Diagnostic? Check(Word word, VocabularyTable vocabulary)
        => ExtensionForOptionRule.Check(word, vocabulary)
            ?? OptionForExtensionRule.Check(word, vocabulary)
            ?? OptionOfOtherVerbRule.Check(word, vocabulary);
}
