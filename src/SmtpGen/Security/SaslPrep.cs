using System.Text;

namespace SmtpGen;

/// <summary>SASLprep, which makes one text of the many that look alike (RFC 4013).</summary>
internal static class SaslPrep
{
    /// <summary>Prepares a text. One that SASLprep does not allow, or leaves nothing of, stays as it is.</summary>
    public static string Prepare(string text) => TryPrepare(text, out string prepared) && prepared.Length > 0 ? prepared : text;

    /// <summary>Prepares a text.</summary>
    /// <remarks>
    /// Code points that Unicode 3.2 did not know are let through, as RFC 4013 §2.5 has it for queries: to refuse them would be to refuse
    /// what was added to Unicode in twenty years, while servers have it in their passwords.
    /// </remarks>
    /// <returns>False when it holds something prohibited, or text of both directions.</returns>
    public static bool TryPrepare(string text, out string prepared)
    {
        prepared = Map(text);
        // The framework normalizes no text that holds this one.
        if (prepared.Contains('\uFFFE', StringComparison.Ordinal))
            return false;
        prepared = prepared.Normalize(NormalizationForm.FormKC);
        return !prepared.EnumerateRunes().Any(rune => IsIn(rune, SaslPrepTables.Prohibited)) && RunsOneWay(prepared);
    }

    // RFC 4013 §2.1.
    private static string Map(string text)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsIn(rune, SaslPrepTables.Spaces))
                mapped.Append(' ');
            else if (!IsIn(rune, SaslPrepTables.MappedToNothing))
                mapped.Append(rune);
        }
        return mapped.ToString();
    }

    // RFC 3454 §6: where one character is written from right to left, none is the other way, and such ones stand first and last.
    private static bool RunsOneWay(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        if (!runes.Any(IsRightToLeft))
            return true;
        return IsRightToLeft(runes[0]) && IsRightToLeft(runes[^1]) && !runes.Any(rune => IsIn(rune, SaslPrepTables.LeftToRight));
    }

    private static bool IsRightToLeft(Rune rune) => IsIn(rune, SaslPrepTables.RightToLeft);

    /// <summary>Whether a code point is in a table of first and last ones, in order.</summary>
    private static bool IsIn(Rune rune, ReadOnlySpan<int> ranges)
    {
        int at = ranges.BinarySearch(rune.Value);
        // A point that is none of the borders is inside when an odd number of them lies before it.
        return at >= 0 || (~at & 1) == 1;
    }
}
