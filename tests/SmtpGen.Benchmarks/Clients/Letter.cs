using System.Text;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>What every client sends: the same octets to the same people.</summary>
internal sealed class Letter
{
    private const int Columns = 76;

    public Letter(int size, int recipients)
    {
        Octets = Compose(size);
        To = [.. Enumerable.Range(0, recipients).Select(number => $"recipient{number:D4}@example.com")];
    }

    public string From { get; } = "sender@example.com";

    public string[] To { get; }

    /// <summary>The message, headers and body, lines ended by CRLF, without a line that begins with a dot.</summary>
    public byte[] Octets { get; }

    private static byte[] Compose(int size)
    {
        var text = new StringBuilder("""
            From: Sender <sender@example.com>
            To: Recipient <recipient0000@example.com>
            Subject: A message that is sent many times
            Date: Mon, 23 Nov 2026 10:00:00 +0000
            Message-Id: <benchmark@example.com>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8


            """.ReplaceLineEndings("\r\n"));
        string line = string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 2))[..Columns];
        while (text.Length + line.Length + 2 < size)
            text.Append(line).Append("\r\n");
        text.Append('x', Math.Max(size - text.Length - 2, 1)).Append("\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
