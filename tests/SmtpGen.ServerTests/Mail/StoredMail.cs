using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>Mail as programs on Unix store it: with LF, and with header fields of the server's own on top.</summary>
internal static class StoredMail
{
    /// <summary>The message as it was sent: with CRLF, without the fields on top, which must be exactly these.</summary>
    public static byte[] Content(byte[] stored, params IEnumerable<string> addedFields)
    {
        string text = Encoding.Latin1.GetString(stored);
        int start = 0;
        foreach (string name in addedFields)
        {
            if (string.CompareOrdinal(text, start, name + ":", 0, name.Length + 1) != 0)
                throw new InvalidOperationException($"There is no field {name} at {start} of:\n{text[..Math.Min(text.Length, 2_000)]}");

            start = EndOfField(text, start);
        }

        return Encoding.Latin1.GetBytes(text[start..].Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    // A field goes on in lines that begin with white space (RFC 5322 §2.2.3).
    private static int EndOfField(string text, int start)
    {
        do
            start = text.IndexOf('\n', start) + 1;
        while (start < text.Length && text[start] is ' ' or '\t');

        return start;
    }
}
