using System.Collections.Concurrent;
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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.ExtensionForOption,
        Descriptors.OptionForExtension,
        Descriptors.OptionOfOtherVerb,
        Descriptors.WrongValue,
        Descriptors.UnknownWord,
        Descriptors.OptionTwice);

    private protected override void Start(CompilationStartAnalysisContext context, LibraryContracts library)
    {
        var gate = new WordGate(library);
        var properties = new OptionProperties(library);
        var firstUses = new ConcurrentDictionary<SyntaxNode, SyntaxNode>();
        LookAtNodes(
            context,
            library,
            node => Analyze(node, library, gate, properties, firstUses),
            SyntaxKind.InvocationExpression,
            SyntaxKind.ElementAccessExpression,
            SyntaxKind.ImplicitElementAccess,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
        var given = new GivenValues(properties);
        LookAtNodes(
            context,
            library,
            node => AnalyzeValue(node, given, library.Vocabulary),
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression,
            SyntaxKind.InvocationExpression);
    }

    private static void Analyze(
        SyntaxNodeAnalysisContext context,
        LibraryContracts library,
        WordGate gate,
        OptionProperties properties,
        ConcurrentDictionary<SyntaxNode, SyntaxNode> firstUses)
    {
        if (!gate.MayHoldWords(context.Node))
            return;

        var reader = new WordReader(library.Expectations, context.SemanticModel, context.CancellationToken);
        IReadOnlyList<Word> words = [.. reader.In(context.Node).Where(word => IsFirstUse(word.Place, context.Node, firstUses))];
        foreach (Diagnostic diagnostic in words.Select(word => Check(word, library.Vocabulary)).OfType<Diagnostic>()
            .Concat(OptionTwiceRule.Check(words))
            .Concat(words.Select(word => OptionTwiceRule.CheckKey(word, properties, context.SemanticModel)).OfType<Diagnostic>()))
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeValue(SyntaxNodeAnalysisContext context, GivenValues given, VocabularyTable vocabulary)
    {
        if (given.In(context.Node, context.SemanticModel, context.CancellationToken) is { } value)
            foreach (Diagnostic diagnostic in WrongValueRule.Check(value.Operation, value.Keyword, vocabulary))
                context.ReportDiagnostic(diagnostic);
    }

    /// <summary>A list that is kept in a field or a local may be used often: its words are one call's affair.</summary>
    private static bool IsFirstUse(SyntaxNode place, SyntaxNode use, ConcurrentDictionary<SyntaxNode, SyntaxNode> firstUses)
        => use.Span.Contains(place.Span) || firstUses.GetOrAdd(place, use) == use;

    private static Diagnostic? Check(Word word, VocabularyTable vocabulary)
        => ExtensionForOptionRule.Check(word, vocabulary)
            ?? OptionForExtensionRule.Check(word, vocabulary)
            ?? OptionOfOtherVerbRule.Check(word, vocabulary)
            ?? WrongValueRule.Check(word, vocabulary)
            ?? UnknownWordRule.Check(word, vocabulary);
}
