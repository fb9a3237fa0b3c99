using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Words;

/// <summary>A text that an expression gives.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Text">The text, or how it begins.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
/// <param name="List">The list that it is an element of, whatever happens; null when it is in none, or depends on a condition.</param>
internal readonly record struct WrittenText(ExpressionSyntax Place, string Text, bool IsWhole, SyntaxNode? List);
