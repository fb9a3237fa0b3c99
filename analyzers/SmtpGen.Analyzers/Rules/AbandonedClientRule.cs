using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP4003: a client that the method makes is ended on no path.</summary>
internal static class AbandonedClientRule
{
    public static Diagnostic Check(IOperation maker)
        => Diagnostic.Create(
            Descriptors.AbandonedClient,
            PlaceOf(maker.Syntax),
            maker.Syntax is BaseObjectCreationExpressionSyntax ? "new " + maker.Type?.Name : CallPlace.Of(maker.Syntax).ToString());

    private static Location PlaceOf(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        _ => CallPlace.Of(syntax).GetLocation(),
    };
}
