using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers;
using SmtpGen.Analyzers.Rules;

namespace SmtpGen.CodeFixes;

/// <summary>SMTP2001, SMTP2002, SMTP2004 and SMTP2005: writes the right word, or the right value, for the wrong one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceWordCodeFix))]
[Shared]
public sealed class ReplaceWordCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds
        => ImmutableArray.Create(Descriptors.ExtensionForOption.Id, Descriptors.OptionForExtension.Id, Descriptors.WrongValue.Id, Descriptors.UnknownWord.Id);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal)
            return;

        IReadOnlyList<string> texts = WordProperties.ReadReplacements(diagnostic.Properties);
        for (int i = 0; i < texts.Count; i++)
            if (LiteralText.With(literal, texts[i]) is { } replacement)
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write \"{texts[i]}\"",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, replacement))),
                        equivalenceKey: $"{nameof(ReplaceWordCodeFix)}.{i}"),
                    diagnostic);
    }
}
