using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>
/// Tells cheaply which calls are worth a look: those that hold a known word as a literal, and those of a member by the name of
/// one of the client's.
/// </summary>
internal sealed class WordGate(LibraryContracts library)
{
    private readonly Lazy<ClientNames> _names = new(() => new ClientNames(library));

    public bool MayHoldWords(SyntaxNode node)
    {
        BaseArgumentListSyntax? arguments = node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            ElementAccessExpressionSyntax access => access.ArgumentList,
            ImplicitElementAccessSyntax access => access.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (arguments is null || arguments.Arguments.Count == 0)
            return false;

        return arguments.DescendantTokens().Any(IsKnownWord) || (node is InvocationExpressionSyntax named && IsNamedAsClients(named));
    }

    private bool IsNamedAsClients(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => _names.Value.Contains(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax binding => _names.Value.Contains(binding.Name.Identifier.ValueText),
        SimpleNameSyntax name => _names.Value.Contains(name.Identifier.ValueText),
        _ => false,
    };

    private bool IsKnownWord(SyntaxToken token)
    {
        if (!(token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)))
            return false;

        string keyword = Word.KeywordOf(token.ValueText);
        return library.Vocabulary.Option(keyword) is not null || library.Vocabulary.Extension(keyword) is not null;
    }
}
