using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Flow;
using SmtpGen.Analyzers.Rules;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers;

/// <summary>Follows each client through the methods that use it, and hands what is possible at its operations to the rules of the session's order.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionAnalyzer : LibraryAnalyzer
{
    private const string ImplicitHelloOption = "smtpgen_implicit_hello";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.MissingStep, Descriptors.ForbiddenHere, Descriptors.OnSomePath, Descriptors.BrokenContract,
        Descriptors.UncheckedOption, Descriptors.SecretInClear, Descriptors.AbandonedClient);

    private protected override void Start(CompilationStartAnalysisContext context, LibraryContracts library)
    {
        var gate = new FlowGate(library);
        var bodies = new HelperBodies(context.Compilation, library);
        var options = new OptionUses(library, new OptionProperties(library));
        LookAtBodies(context, library, block => Analyze(block, library, gate, bodies, options));
    }

    private static void Analyze(CodeBlockAnalysisContext context, LibraryContracts library, FlowGate gate, HelperBodies bodies, OptionUses options)
    {
        if (!gate.UsesClient(context.CodeBlock, context.SemanticModel, context.CancellationToken))
            return;

        AnalyzerConfigOptions settings = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.CodeBlock.SyntaxTree);
        bool allowsImplicit = settings.TryGetValue(ImplicitHelloOption, out string? value) && bool.TryParse(value, out bool isSet) && isSet;
        HelperSummaries summaries = bodies.Begin(context.SemanticModel, allowsImplicit);
        foreach (ControlFlowGraph graph in BodyGraphs.Of(context.CodeBlock, context.SemanticModel, context.CancellationToken))
            foreach (SessionFlow flow in SessionFlow.Analyze(graph, library, allowsImplicit, summaries))
                foreach (Diagnostic diagnostic in Check(flow, library).Concat(CheckOptions(flow, library, options, context)))
                    context.ReportDiagnostic(diagnostic);
    }

    private static IEnumerable<Diagnostic> CheckOptions(SessionFlow flow, LibraryContracts library, OptionUses options, CodeBlockAnalysisContext context)
    {
        foreach (SessionFinding finding in flow.Findings.Where(UncheckedOptionRule.Concerns))
            if (finding.Operation is IInvocationOperation call)
                foreach (OptionUse use in options.In(call, context.SemanticModel, context.CancellationToken))
                    if (UncheckedOptionRule.Check(use, finding, library) is { } diagnostic)
                        yield return diagnostic;
    }

    private static IEnumerable<Diagnostic> Check(SessionFlow flow, LibraryContracts library)
        => flow.Findings.Select(finding => Check(finding, library))
            .Concat(flow.Breaches.Select(breach => BrokenContractRule.Check(breach, library)))
            .Concat(flow.Abandoned.Select(AbandonedClientRule.Check))
            .OfType<Diagnostic>();

    /// <summary>One mistake, one report: the surest rule speaks.</summary>
    private static Diagnostic? Check(SessionFinding finding, LibraryContracts library)
    {
        Location place = CallPlace.Of(finding.Operation.Syntax).GetLocation();
        return MissingStepRule.Check(finding, place, library)
            ?? ForbiddenHereRule.Check(finding, place, library)
            ?? OnSomePathRule.Check(finding, place, library)
            ?? SecretInClearRule.Check(finding, place, library);
    }
}
