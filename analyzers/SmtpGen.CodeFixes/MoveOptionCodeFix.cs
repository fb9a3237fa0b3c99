using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers;
using SmtpGen.Analyzers.Rules;

namespace SmtpGen.CodeFixes;

/// <summary>SMTP2003: moves an option to the list of its own command, where the call has one, or else takes it out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveOptionCodeFix))]
[Shared]
public sealed class MoveOptionCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(Descriptors.OptionOfOtherVerb.Id);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is not ExpressionSyntax option || OptionPlace.Find(option) is not { } place)
            return;

        IParameterSymbol? target = place.OtherList(WordProperties.ReadVerbs(diagnostic.Properties), model, context.CancellationToken);
        if (target is not null && !place.CanMoveTo(target))
            return;

        InvocationExpressionSyntax changed = target is null ? place.WithoutOption() : place.WithOptionMovedTo(target);
        if (model.GetSpeculativeSymbolInfo(place.Call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is null)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                target is null ? $"Remove {option}" : $"Move {option} to '{target.Name}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(place.Call, changed))),
                equivalenceKey: nameof(MoveOptionCodeFix)),
            diagnostic);
    }
}
