using System.Text;

namespace SmtpGen.Protocol;

/// <summary>xtext (RFC 3461 §4): "+" and two upper-case hexadecimal digits for "+", "=", blanks, controls and octets above 126.</summary>
internal static class XText
{
    private const string Digits = "0123456789ABCDEF";

    public static string Encode(string value, string parameter)
    {
        ArgumentText.CountOctets(value, parameter);
        var text = new StringBuilder(value.Length + 8);
        foreach (byte octet in ArgumentText.Utf8.GetBytes(value))
        {
            if (octet is > (byte)' ' and < 127 and not (byte)'+' and not (byte)'=')
                text.Append((char)octet);
            else
                text.Append('+').Append(Digits[octet >> 4]).Append(Digits[octet & 15]);
        }
        return text.ToString();
    }

    /// <summary>What was encoded; what is not, a "+" without two digits behind it and text that is not ASCII included, stands for itself.</summary>
    public static string Decode(string text)
    {
        var value = new StringBuilder(text.Length);
        var octets = new List<byte>();
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '+' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
            {
                octets.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
                continue;
            }
            TakeOctets();
            value.Append(text[at]);
        }
        TakeOctets();
        return value.ToString();

        // One character may be several of them.
        void TakeOctets()
        {
            value.Append(Encoding.UTF8.GetString([.. octets]));
            octets.Clear();
        }
    }
}
