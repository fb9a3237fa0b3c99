using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2003: an option of one command stands on another.</summary>
internal static class OptionOfOtherVerbRule
{
    public static Diagnostic? Check(Word word, VocabularyTable vocabulary)
        => word.Expectation.Verb is { } verb && vocabulary.Option(word.Keyword) is { } option && !option.IsOn(verb)
            ? Diagnostic.Create(
                Descriptors.OptionOfOtherVerb,
                word.Place.GetLocation(),
                WordProperties.Verbs(option.Verbs),
                word.Keyword,
                List(option.Verbs),
                verb)
            : null;

    private static string List(IReadOnlyList<string> verbs)
        => verbs.Count < 2 ? string.Concat(verbs) : $"{string.Join(", ", verbs.Take(verbs.Count - 1))} and {verbs[verbs.Count - 1]}";
}
