namespace SmtpGen.Fuzz;

/// <summary>Base64 (RFC 4648 §4), four letters at a time; blanks between the letters mean nothing.</summary>
internal static class ReferenceBase64
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The octets; null where the text is no base64.</summary>
    /// <param name="text">The letters.</param>
    /// <param name="isStrict">Whether the bits of the last letter that belong to no octet must be zero (§3.5).</param>
    public static byte[]? Decode(ReadOnlySpan<byte> text, bool isStrict)
    {
        List<char> letters = [];
        foreach (byte octet in text)
        {
            if (octet is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                letters.Add((char)octet);
        }
        int padding = letters.Count - letters.FindLastIndex(letter => letter != '=') - 1;
        if (letters.Count % 4 != 0 || padding > 2 || letters.Take(letters.Count - padding).Any(letter => !Letters.Contains(letter)))
            return null;
        var octets = new List<byte>();
        foreach (char[] four in letters.Chunk(4))
        {
            int bits = four.Aggregate(0, (all, letter) => (all << 6) | Math.Max(0, Letters.IndexOf(letter)));
            octets.AddRange([(byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
        }
        return isStrict && octets.TakeLast(padding).Any(octet => octet != 0) ? null : [.. octets.Take(octets.Count - padding)];
    }
}
