namespace SmtpGen.Generators.Spec;

/// <summary>Finds the known name that a mistyped one was likely meant to be.</summary>
internal static class Nearest
{
    /// <summary>No name is longer; a text that is, is no mistyped name, and comparing it would take long.</summary>
    private const int LongestName = 64;

    /// <summary>" Did you mean …?", or nothing when no known name is near.</summary>
    public static string Suggest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
            return "";
        var best = known.Select(candidate => (candidate, distance: Distance(name, candidate)))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, (name.Length + 1) / 3) ? $" Did you mean \"{best.candidate}\"?" : "";
    }

    /// <summary>How many characters must be put in, taken out or changed; more than any limit when the lengths are far apart.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 8)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var change = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
