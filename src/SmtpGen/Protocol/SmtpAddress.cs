using System.Buffers;

namespace SmtpGen.Protocol;

/// <summary>
/// Finds the address in what a caller gives as a path: "a@b", "&lt;a@b&gt;", "Name &lt;a@b&gt;", or a local name without domain.
/// </summary>
/// <remarks>
/// The text is understood as a whole or refused: a parser that picks one of several addresses delivers mail to somebody that
/// nobody meant. What it finds is a slice of the text, unchanged. Every octet is looked at once.
/// </remarks>
internal static class SmtpAddress
{
    private const string LettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> AddressLiteral = SearchValues.Create(LettersAndDigits + ".:-");

    // What nearly all addresses are made of, so that it is looked at many characters at a time.
    private static readonly SearchValues<char> AsciiAtom = SearchValues.Create(LettersAndDigits + "!#$%&'*+-./=?^_`{|}~");
    private static readonly SearchValues<char> AsciiDomain = SearchValues.Create(LettersAndDigits + ".-_");

    /// <summary>The address without its brackets; empty for the null path.</summary>
    /// <exception cref="ArgumentException">The text is not such a path.</exception>
    public static ReadOnlySpan<char> Parse(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        ReadOnlySpan<char> address = text;
        if (address.IsEmpty || address is "<>")
            return [];
        if (address[^1] == '>')
        {
            int open = SkipDisplayName(address);
            address = open < 0 ? [] : address[(open + 1)..^1];
        }
        return IsAddress(address) ? address : throw new ArgumentException(
            $"This is not an address: \"{Shown(text)}\". Write it as a@b, <a@b> or Name <a@b>; quote a local part that holds blanks or brackets.",
            parameter);
    }

    /// <summary>The address without its brackets, which is not the null path.</summary>
    /// <exception cref="ArgumentException">The text is not such a path.</exception>
    public static ReadOnlySpan<char> ParseForward(string text, string parameter)
    {
        ReadOnlySpan<char> address = Parse(text, parameter);
        return address.IsEmpty ? throw new ArgumentException("The address is empty: only a reverse-path may be.", parameter) : address;
    }

    // RFC 5322 §3.4: phrase = words and quoted strings. Returns where the bracket opens, or -1. The text ends with the other bracket, which is
    // in no word, so it is never read to its end.
    private static int SkipDisplayName(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (text[at] != '<')
        {
            if (text[at] == '"')
            {
                int quoted = SkipQuoted(text[at..]);
                if (quoted < 0)
                    return -1;
                at += quoted;
            }
            else if (text[at] == ' ' || IsAtomCharacter(text[at]))
                at++;
            else
                return -1;
        }
        return at;
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        int at = 0;
        if (text is ['"', ..])
        {
            at = SkipQuoted(text);
            if (at < 0)
                return false;
        }
        else
        {
            at = text.IndexOfAnyExcept(AsciiAtom);
            at = at < 0 ? text.Length : at;
            while (at < text.Length && IsAtomCharacter(text[at]))
                at++;
        }
        if (at == 0)
            return false;
        return at == text.Length || (text[at] == '@' && IsDomain(text[(at + 1)..]));
    }

    // The length of a quoted string with its quotes; -1 when it does not end or holds what may not be there.
    private static int SkipQuoted(ReadOnlySpan<char> text)
    {
        for (int at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
                return at + 1;
            if (text[at] == '\\')
                at++;
            if (at == text.Length || IsControl(text[at]))
                return -1;
        }
        return -1;
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (text is ['[', .., ']'])
            return text.Length > 2 && !text[1..^1].ContainsAnyExcept(AddressLiteral);
        if (!text.ContainsAnyExcept(AsciiDomain))
            return !text.IsEmpty && text[0] != '.' && text[^1] != '.' && text.IndexOf("..") < 0;
        bool label = false;
        foreach (char c in text)
        {
            bool dot = c == '.';
            if (dot ? !label : !IsDomainCharacter(c))
                return false;
            label = !dot;
        }
        return label;
    }

    // Dots may stand anywhere in a local part: RFC 5321 §4.1.2 wants atoms between them, and mailboxes that break this have mail.
    private static bool IsAtomCharacter(char c)
        => c is not ('(' or ')' or '<' or '>' or '[' or ']' or ':' or ';' or '@' or '\\' or ',' or '"') && !IsControl(c) && !char.IsWhiteSpace(c);

    private static bool IsDomainCharacter(char c)
        => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (!char.IsAscii(c) && !IsControl(c) && !char.IsWhiteSpace(c));

    private static bool IsControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static string Shown(string text) => ArgumentText.Shown(text);
}
