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

        string[] options = [.. extension.OptionsOn(verb).Select(option => WithValueOf(word, option, vocabulary))];
        string advice = options.Length == 0 ? "" : $"; write '{options[0]}'";
        return Diagnostic.Create(
            Descriptors.ExtensionForOption, word.Place.GetLocation(), WordProperties.Replacements(word.IsKey ? [] : options), word.Keyword, verb, advice);
    }

    /// <summary>The value that the program gives, where the option can have it; else the one that is likely.</summary>
    private static string WithValueOf(Word word, string option, VocabularyTable vocabulary)
    {
        string keyword = Word.KeywordOf(option);
        return word is { IsKey: false, IsWhole: true, Value: { Text.Length: > 0 } value }
            && vocabulary.Option(keyword)?.Grammar.Allows(value.Text) is true
            ? word.WithKeyword(keyword)
            : option;
    }
}
