using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Words;

namespace SmtpGen.Analyzers.Rules;

/// <summary>SMTP2007: an option stands twice in one list, whatever happens.</summary>
internal static class OptionTwiceRule
{
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<Word> words)
    {
        for (int i = 1; i < words.Count; i++)
            if (words[i].Expectation.Verb is { } verb && words.Take(i).Any(earlier => IsSame(earlier, words[i])))
                yield return Diagnostic.Create(Descriptors.OptionTwice, words[i].Place.GetLocation(), words[i].Keyword, verb);
    }

    private static bool IsSame(Word earlier, Word later)
        => later.Written.List is { } list
            && earlier.Written.List == list
            && string.Equals(earlier.Keyword, later.Keyword, StringComparison.OrdinalIgnoreCase);
}
