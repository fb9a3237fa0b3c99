using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;
using SmtpGen.Shared;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2005: nobody knows a keyword or an extension of that name. Names that begin with X are their vendors' affair.</summary>
internal static class UnknownWordRule
{
    private const char VendorSign = 'X';

    public static Diagnostic? Check(Word word, VocabularyTable vocabulary)
    {
        string keyword = word.Keyword;
        if (keyword.Length == 0 || char.ToUpperInvariant(keyword[0]) == VendorSign
            || vocabulary.Option(keyword) is not null || vocabulary.Extension(keyword) is not null)
            return null;

        string? verb = word.Expectation.Verb;
        string? meant = Nearest.Of(keyword, verb is null ? vocabulary.ExtensionNames : vocabulary.KeywordsOn(verb));
        return Diagnostic.Create(
            Descriptors.UnknownWord,
            word.Place.GetLocation(),
            WordProperties.Replacements(meant is null ? [] : [word.WithKeyword(meant)]),
            keyword,
            verb is null ? "extension" : $"option of {verb}",
            meant is null ? "" : $"; did you mean '{meant}'?");
    }
}
