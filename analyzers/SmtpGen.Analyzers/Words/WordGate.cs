using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Words;

/// <summary>
/// Tells cheaply which calls are worth a look: those that hold a known word as a literal, those of a member by the name of one of the
/// client's, or of what such a member gives, and the indexers with a key that looks like a keyword.
/// </summary>
internal sealed class WordGate(LibraryContracts library)
{
    public bool MayHoldWords(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => IsNamedAsClients(call.Expression) || HoldsWord(call.ArgumentList),
        ElementAccessExpressionSyntax access => IsNamedAsClients(access.Expression) || HoldsKey(access.ArgumentList),
        ImplicitElementAccessSyntax access => HoldsKey(access.ArgumentList) || NamesKey(access.ArgumentList),
        BaseObjectCreationExpressionSyntax creation => HoldsWord(creation.ArgumentList),
        _ => false,
    };

    private bool IsNamedAsClients(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => library.Names.Contains(access.Name.Identifier.ValueText) || IsNamedAsClients(access.Expression),
        MemberBindingExpressionSyntax binding => library.Names.Contains(binding.Name.Identifier.ValueText),
        SimpleNameSyntax name => library.Names.Contains(name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>Calls and functions within the arguments are looked at on their own.</summary>
    private bool HoldsWord(ArgumentListSyntax? arguments)
        => arguments is { Arguments.Count: > 0 }
            && arguments.DescendantNodes(node => node is not (InvocationExpressionSyntax or AnonymousFunctionExpressionSyntax))
                .Any(node => TextOf(node) is { } text && IsKnown(text));

    private bool HoldsKey(BracketedArgumentListSyntax arguments)
        => arguments.Arguments.Count == 1
            && TextOf(arguments.Arguments[0].Expression) is { } text
            && (IsKnown(text) || text.All(character => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'));

    private static bool NamesKey(BracketedArgumentListSyntax arguments)
        => arguments.Arguments.Count == 1 && arguments.Arguments[0].Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax;

    private static string? TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringTextSyntax part => part.TextToken.ValueText,
        _ => null,
    };

    private bool IsKnown(string text)
    {
        string keyword = Word.KeywordOf(text);
        return library.Vocabulary.Option(keyword) is not null || library.Vocabulary.Extension(keyword) is not null;
    }
}
