using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Values;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP3004: a secret is written in the program.</summary>
internal static class SecretLiteralRule
{
    public static IEnumerable<Diagnostic> Find(IOperation secret, SecretTexts texts)
        => texts.In(secret).Select(place => Diagnostic.Create(Descriptors.SecretLiteral, place.GetLocation()));
}
