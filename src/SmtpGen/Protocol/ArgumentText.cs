using System.Text;

namespace SmtpGen.Protocol;

/// <summary>The checks of text that a caller passes, and how it is shown in the message of an exception.</summary>
internal static class ArgumentText
{
    private const int ShownLength = 60;

    /// <summary>UTF-8 that throws where text is not well-formed.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The length in UTF-8.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public static int CountOctets(ReadOnlySpan<char> text, string parameter)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        try
        {
            return Utf8.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("The text holds half of a surrogate pair, which UTF-8 cannot express.", parameter);
        }
    }

    /// <summary>Refuses line ends, NUL and the other controls, a tab excepted: none of them may stand in a command line (RFC 5321 §4.1.2).</summary>
    public static void RefuseControls(ReadOnlySpan<char> text, string parameter)
    {
        foreach (char c in text)
        {
            if (c is < ' ' and not '\t' or '\x7f')
                throw new ArgumentException($"The text holds the control character {Name(c)}, which would break out of its command line: take it out.", parameter);
        }
    }

    /// <summary>Refuses blanks and tabs too.</summary>
    public static void RefuseBlanks(ReadOnlySpan<char> text, string parameter)
    {
        RefuseControls(text, parameter);
        if (text.IndexOfAny(' ', '\t') >= 0)
            throw new ArgumentException($"\"{Shown(text)}\" holds a blank, which would begin another argument: it must be one word.", parameter);
    }

    /// <summary>Text of a caller or a server, cut short and without controls, for a message.</summary>
    public static string Shown(ReadOnlySpan<char> text, int length = ShownLength)
    {
        var shown = new StringBuilder();
        foreach (char c in text[..Math.Min(text.Length, length)])
            shown.Append(char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? '?' : c);
        return text.Length > length ? shown.Append('…').ToString() : shown.ToString();
    }

    private static string Name(char c) => c switch
    {
        '\r' => "CR",
        '\n' => "LF",
        '\0' => "NUL",
        _ => $"U+{(int)c:X4}",
    };
}
