namespace SmtpGen.Shared;

/// <summary>Finds the known name that a mistyped one was likely meant to be.</summary>
internal static class Nearest
{
    /// <summary>No name is longer; a text that is, is no mistyped name, and comparing it would take long.</summary>
    private const int LongestName = 64;

    /// <summary>" Did you mean …?", or nothing when no known name is near.</summary>
    public static string Suggest(string name, IEnumerable<string> known) => Of(name, known) is { } best ? $" Did you mean \"{best}\"?" : "";

    /// <summary>The known name that is nearest to a mistyped one; null when none is near, or several are equally.</summary>
    public static string? Of(string name, IEnumerable<string> known) => Of(name, known, Math.Max(1, (name.Length + 1) / 3));

    /// <summary>The same, where no more than <paramref name="maximumDistance"/> characters may differ.</summary>
    public static string? Of(string name, IEnumerable<string> known, int maximumDistance)
    {
        if (name.Length > LongestName)
            return null;

        string? best = null;
        int least = maximumDistance + 1;
        foreach (string candidate in known)
        {
            int distance = Distance(name, candidate);
            if (distance == least)
                best = null;
            if (distance < least)
                (best, least) = (candidate, distance);
        }

        return best;
    }

    /// <summary>How many characters must be put in, taken out or changed; more than any limit when the lengths are far apart.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 8)
            return int.MaxValue;
        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                int change = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
