using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2002: an option keyword stands where the name of an extension belongs.</summary>
internal static class OptionForExtensionRule
{
    public static Diagnostic? Check(Word word, VocabularyTable vocabulary)
    {
        if (word.Expectation.Verb is not null || vocabulary.Extension(word.Keyword) is not null || vocabulary.Option(word.Keyword) is not { } option)
            return null;

        string? meant = vocabulary.ExtensionBehind(option, word.Text)?.Name;
        return Diagnostic.Create(
            Descriptors.OptionForExtension,
            word.Place.GetLocation(),
            WordProperties.Replacements(meant is null ? [] : [meant]),
            word.Keyword,
            meant is null ? "" : $"; write '{meant}'");
    }
}
