using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>Mail as programs on Unix store it: with LF, and with headers of the server's own on top.</summary>
internal static class StoredMail
{
    /// <summary>The message as it was sent: with CRLF, without the headers on top that have one of these names.</summary>
    public static byte[] Content(byte[] stored, params string[] traceHeaders)
    {
        string text = Encoding.Latin1.GetString(stored);
        int start = 0;
        bool inTrace = true;
        while (inTrace)
        {
            int end = text.IndexOf('\n', start) + 1;
            inTrace = end > 0 && (start > 0 && text[start] is ' ' or '\t'
                || traceHeaders.Any(name => text.AsSpan(start).StartsWith(name + ":", StringComparison.Ordinal)));
            if (inTrace) start = end;
        }

        return Encoding.Latin1.GetBytes(text[start..].Replace("\n", "\r\n", StringComparison.Ordinal));
    }
}
