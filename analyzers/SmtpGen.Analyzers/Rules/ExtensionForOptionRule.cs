using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2001: the name of an extension stands where an option belongs.</summary>
internal static class ExtensionForOptionRule
{
    public static Diagnostic? Check(Word word, VocabularyTable vocabulary)
    {
        if (word.Expectation.Verb is not { } verb || vocabulary.Option(word.Keyword) is not null || vocabulary.Extension(word.Keyword) is not { } extension)
            return null;

        string[] options = [.. extension.OptionsOn(verb)];
        string advice = options.Length == 0 ? "" : $"; write '{options[0]}'";
        return Diagnostic.Create(
            Descriptors.ExtensionForOption, word.Place.GetLocation(), WordProperties.Replacements(options), word.Keyword, verb, advice);
    }
}
