using System.Reflection;
using System.Text.RegularExpressions;
using SmtpGen.Contracts;

namespace SmtpGen.Tests.Vocabulary;

/// <summary>What the library's vocabulary says of options as text, by its attributes alone: as the analyzer reads it.</summary>
internal static class OptionGrammar
{
    private static readonly Dictionary<string, OptionVocabularyAttribute> Words =
        typeof(SmtpClient).Assembly.GetCustomAttributes<OptionVocabularyAttribute>().ToDictionary(word => word.Keyword, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is an option of a verb, with a value that its grammar has.</summary>
    public static bool Allows(string verb, string text)
    {
        string[] parts = text.Split('=', 2);
        return Words.TryGetValue(parts[0], out OptionVocabularyAttribute? word) && word.Verbs.Contains(verb)
            && (parts.Length == 1 ? word.Kind == "none" : word.Kind != "none" && AllowsValue(parts[0], parts[1]));
    }

    public static bool AllowsValue(string keyword, string value) => Words[keyword].Pattern is { } pattern && Regex.IsMatch(value, pattern) && !value.Contains('\n');
}
