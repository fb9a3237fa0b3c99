using System.Globalization;
using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>Messages of which each is made of its number, so that what arrives can be held against what was sent.</summary>
internal static class SoakMail
{
    public const string Recipient = "soak@" + MailServer.Domain;

    private const string Sender = "me@there.test";
    private const string NumberField = "X-Number: ";
    private const int MostLines = 100;

    // Every so many messages go to somebody who is refused, alone or with another one.
    private const int RefusedEach = 25;
    private const int HalfRefusedEach = 10;

    public static SmtpMessage Message(int number) => new(
        Sender,
        number % RefusedEach == 0 ? [MailServer.Refused] : number % HalfRefusedEach == 0 ? [MailServer.Refused, Recipient] : [Recipient],
        Content(number));

    /// <summary>What a file in the mailbox holds.</summary>
    public static (int Number, string QueueId, bool IsWhole)? Read(byte[] stored)
    {
        string text = Encoding.ASCII.GetString(stored);
        int start = text.IndexOf(NumberField, StringComparison.Ordinal);
        int id = text.IndexOf(" id ", StringComparison.Ordinal);
        if (start < 0 || id < 0 || id > start || !int.TryParse(text.AsSpan(start + NumberField.Length, text.IndexOf('\n', start) - start - NumberField.Length), out int number))
            return null;
        string queueId = text[(id + 4)..text.IndexOfAny([' ', '\n', ';'], id + 4)];
        return (number, queueId, text[start..].Replace("\n", "\r\n", StringComparison.Ordinal) == Encoding.ASCII.GetString(Content(number)));
    }

    private static byte[] Content(int number)
    {
        var text = new StringBuilder();
        text.Append(NumberField).Append(number.ToString(CultureInfo.InvariantCulture)).Append("\r\nFrom: me@there.test\r\nDate: Wed, 1 Jan 2025 12:00:00 +0000\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Message-ID: <{number}@there.test>\r\n\r\n");
        // A dot in front of every third line, so that some are doubled on the way.
        for (int line = number * 7 % MostLines; line >= 0; line--)
            text.Append(line % 3 == 0 ? "." : "").Append(CultureInfo.InvariantCulture, $"{number * 31 + line}\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
