using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Rules;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers;

/// <summary>Looks at what replies are compared with, in the methods that use a client.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplyCodeAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.ImpossibleCode);

    private protected override void Start(CompilationStartAnalysisContext context, LibraryContracts library)
    {
        var commands = new CodedCommands(library);
        var rule = new ReplyCodeRule(new ReplyOrigins(library, new CallMarks(library.Assembly)), commands);
        LookAtBodies(context, library, block => Analyze(block, library, commands, rule));
    }

    private static void Analyze(CodeBlockAnalysisContext context, LibraryContracts library, CodedCommands commands, ReplyCodeRule rule)
    {
        // The block of a program without a class around it is the whole file: its types have blocks of their own.
        IEnumerable<SyntaxNode> nodes = context.CodeBlock.DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));
        if (!nodes.Any(node => IsCommand(node, context, library, commands)))
            return;

        foreach (SyntaxNode node in nodes)
            if (node is IsPatternExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax || (node is BinaryExpressionSyntax binary && IsComparison(binary)))
                foreach (Diagnostic diagnostic in Find(node, context, rule))
                    context.ReportDiagnostic(diagnostic);
    }

    private static bool IsCommand(SyntaxNode node, CodeBlockAnalysisContext context, LibraryContracts library, CodedCommands commands)
        => node is SimpleNameSyntax { Identifier.ValueText: { } name, Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax }
            && commands.HaveName(name)
            && library.IsOfClient(context.SemanticModel.GetSymbolInfo(node, context.CancellationToken).Symbol);

    private static IEnumerable<Diagnostic> Find(SyntaxNode node, CodeBlockAnalysisContext context, ReplyCodeRule rule)
        => context.SemanticModel.GetOperation(node, context.CancellationToken) is { } test ? rule.Find(test) : [];

    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.OperatorToken.Text is "==" or "!=" or "<" or "<=" or ">" or ">=";
}
