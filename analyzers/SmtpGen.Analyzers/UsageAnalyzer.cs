using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Rules;
using SmtpGen.Analyzers.Values;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers;

/// <summary>Looks at each call of a client by itself: what goes in, and what becomes of what comes out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.RawCommand,
        Descriptors.TrustsEveryone,
        Descriptors.ForeignText,
        Descriptors.SecretLiteral,
        Descriptors.DroppedReply,
        Descriptors.DroppedResult);

    private protected override void Start(CompilationStartAnalysisContext context, LibraryContracts library)
    {
        var marks = new CallMarks(library.Assembly);
        var gate = new UsageGate(library, marks);
        var verbs = new PlainVerbs(library);
        LookAtNodes(context, library, node => AnalyzeCall(node, library, marks, gate, verbs), SyntaxKind.InvocationExpression);
        LookAtNodes(
            context,
            library,
            node => AnalyzeCreation(node, marks, gate), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        LookAtNodes(context, library, node => AnalyzeAssignment(node, library, marks, gate), SyntaxKind.SimpleAssignmentExpression);
    }

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context, LibraryContracts library, CallMarks marks, UsageGate gate, PlainVerbs verbs)
    {
        if (!gate.MayCallClient((InvocationExpressionSyntax)context.Node)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation invocation)
            return;

        IMethodSymbol method = invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod;
        bool isOnClient = library.Clients.IsClient(method.ContainingType);
        OperationContract? contract = isOnClient || method.IsExtensionMethod ? library.ContractOf(method, null) : null;
        if (!isOnClient && contract is null)
            return;

        var call = new LibraryCall(invocation, contract, marks);
        Diagnostic?[] single = [RawCommandRule.Find(call, verbs), DroppedReplyRule.Find(call), DroppedResultRule.Find(call)];
        foreach (Diagnostic diagnostic in single.OfType<Diagnostic>()
            .Concat(ForeignTextRule.Find(call, new CommandTexts(marks)))
            .Concat(SecretsIn(invocation.Arguments, context, marks)))
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeCreation(SyntaxNodeAnalysisContext context, CallMarks marks, UsageGate gate)
    {
        if (!gate.MayTakeSecret((BaseObjectCreationExpressionSyntax)context.Node)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IObjectCreationOperation creation)
            return;

        foreach (Diagnostic diagnostic in SecretsIn(creation.Arguments, context, marks))
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context, LibraryContracts library, CallMarks marks, UsageGate gate)
    {
        if (!gate.MaySetOption((AssignmentExpressionSyntax)context.Node)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not ISimpleAssignmentOperation assignment)
            return;

        if (TrustsEveryoneRule.Find(assignment, library) is { } trusting)
            context.ReportDiagnostic(trusting);
        if (assignment.Target is IPropertyReferenceOperation target && marks.Secret.IsOn(target.Property))
            foreach (Diagnostic diagnostic in SecretLiteralRule.Find(assignment.Value, SecretTextsFor(context)))
                context.ReportDiagnostic(diagnostic);
    }

    private static IEnumerable<Diagnostic> SecretsIn(IEnumerable<IArgumentOperation> arguments, SyntaxNodeAnalysisContext context, CallMarks marks)
        => arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && marks.Secret.IsOn(argument.Parameter))
            .SelectMany(argument => SecretLiteralRule.Find(argument.Value, SecretTextsFor(context)));

    private static SecretTexts SecretTextsFor(SyntaxNodeAnalysisContext context)
        => new(new WordTexts(context.SemanticModel, context.CancellationToken));
}
