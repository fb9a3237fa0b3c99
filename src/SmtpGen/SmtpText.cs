using System.Text;
using SmtpGen.Contracts;
using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>Text as it has to look in commands and content, for code that speaks the protocol itself.</summary>
public static class SmtpText
{
    /// <summary>A path: the address of "a@b", "&lt;a@b&gt;" or "Name &lt;a@b&gt;" in angle brackets; "&lt;&gt;" for an empty one (RFC 5321 §4.1.2).</summary>
    /// <exception cref="ArgumentException">The text is not one address.</exception>
    [SafeInCommand]
    public static string QuoteAddress(string address) => $"<{SmtpAddress.Parse(address, nameof(address))}>";

    /// <summary>Content with its line ends made CRLF and the dots that begin lines doubled (RFC 5321 §4.5.2). No end is added.</summary>
    public static string QuoteData(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var text = new StringBuilder(data.Length + 16);
        bool lineStart = true;
        for (int at = 0; at < data.Length; at++)
        {
            char c = data[at];
            if (c == '.' && lineStart)
                text.Append('.');
            lineStart = c is '\r' or '\n';
            if (!lineStart)
            {
                text.Append(c);
                continue;
            }
            text.Append("\r\n");
            if (c == '\r' && at + 1 < data.Length && data[at + 1] == '\n')
                at++;
        }
        return text.ToString();
    }

    /// <summary>A value in xtext (RFC 3461 §4), as option values such as ENVID are; UTF-8 where it is not ASCII.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    [SafeInCommand]
    public static string Xtext(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return XText.Encode(value, nameof(value));
    }
}
