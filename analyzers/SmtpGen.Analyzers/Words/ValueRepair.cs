using System.Globalization;
using System.Text;
using SmtpGen.Analyzers.Contracts;
using SmtpGen.Shared;

namespace SmtpGen.Analyzers.Words;

/// <summary>Finds the one right value that is near a wrong one.</summary>
internal static class ValueRepair
{
    private static readonly (char Wrong, char Right)[] Separators = [(',', ';'), (':', ';'), (';', ','), (' ', ',')];

    /// <summary>Null when none is near, or more than one.</summary>
    public static string? Of(string value, OptionGrammar grammar)
    {
        string[] near = [.. Candidates(value.Trim(), grammar).Where(candidate => candidate != value && grammar.Allows(candidate) is true).Distinct().Take(2)];
        return near.Length == 1 ? near[0] : null;
    }

    private static IEnumerable<string> Candidates(string value, OptionGrammar grammar)
    {
        if (grammar.IsSet)
            return [string.Join(",", value.Split(',', ';').Select(part => NearestOf(part.Trim(), grammar.Values) ?? part.Trim()))];
        if (grammar.Values.Count > 0)
            return NearestOf(value, grammar.Values) is { } nearest ? [nearest] : [];
        if (grammar.IsNumber)
            return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? [number.ToString(CultureInfo.InvariantCulture)]
                : [];
        if (grammar.IsEncoded && !value.Contains('+'))
            return [Encode(value)];
        return [value, .. Separators.Where(pair => value.Contains(pair.Wrong)).Select(pair => value.Replace(pair.Wrong, pair.Right))];
    }

    /// <summary>The value that a text begins, or is short for, or slightly misspells.</summary>
    private static string? NearestOf(string text, IReadOnlyList<string> values)
        => text.Length == 0
            ? null
            : Only(values, value => string.Equals(text, value, StringComparison.OrdinalIgnoreCase))
                ?? Only(values, value => Begins(text, value) || Begins(value, text))
                ?? Only(values, value => IsWithin(value, text))
                ?? Nearest.Of(text, values, maximumDistance: 1);

    private static string? Only(IReadOnlyList<string> values, Func<string, bool> fits)
    {
        string[] fitting = [.. values.Where(fits).Take(2)];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    private static bool Begins(string start, string text) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text has the letters of the shorter one, in order: "abd" in "abcde".</summary>
    private static bool IsWithin(string shorter, string text)
    {
        int found = 0;
        foreach (char letter in text)
            if (found < shorter.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(shorter[found]))
                found++;
        return found == shorter.Length;
    }

    /// <summary>Text as xtext (RFC 3461 §4).</summary>
    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (char character in text)
            if (character is > ' ' and <= '~' and not ('+' or '='))
                encoded.Append(character);
            else
                encoded.Append('+').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
        return encoded.ToString();
    }
}
