using System.Globalization;
using System.Text;

namespace SmtpGen.Protocol;

/// <summary>The ASCII form of an address that need not be ASCII (RFC 6533 §3): "\x{41}" for what is neither printable ASCII nor a backslash, "+" or "=".</summary>
internal static class UText
{
    private const string Opening = "\\x{";
    private const char Closing = '}';

    public static string Encode(string value, string parameter)
    {
        ArgumentText.CountOctets(value, parameter);
        var text = new StringBuilder(value.Length + 8);
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (rune.Value is > ' ' and < '\x7f' and not '\\' and not '+' and not '=')
                text.Append((char)rune.Value);
            else
                text.Append(Opening).Append(rune.Value.ToString("X2", CultureInfo.InvariantCulture)).Append(Closing);
        }
        return text.ToString();
    }

    /// <summary>What was encoded; an opening that nothing sensible follows stands for itself.</summary>
    public static string Decode(string text)
    {
        var value = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            int end = string.CompareOrdinal(text, at, Opening, 0, Opening.Length) == 0 ? text.IndexOf(Closing, at) : -1;
            if (end > 0 && int.TryParse(text.AsSpan((at + Opening.Length)..end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point)
                && Rune.IsValid(point))
            {
                value.Append(new Rune(point).ToString());
                at = end;
            }
            else
                value.Append(text[at]);
        }
        return value.ToString();
    }
}
