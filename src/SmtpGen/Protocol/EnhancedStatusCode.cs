using System.Buffers.Text;

namespace SmtpGen;

/// <summary>An enhanced status code (RFC 3463 §2), such as 5.1.1: what went well or wrong, in more detail than the reply code.</summary>
/// <param name="Class">2 for success, 4 for a transient failure, 5 for a permanent one.</param>
/// <param name="Subject">What the status is about: 1 addresses, 2 mailboxes, 3 the mail system, 4 network, 5 the protocol, 6 content, 7 security.</param>
/// <param name="Detail">The detail within the subject.</param>
public readonly record struct EnhancedStatusCode(int Class, int Subject, int Detail)
{
    private const int MaximumDigits = 3;

    /// <summary>
    /// What the code means, in the words of the registry (RFC 5248): those of the code itself, or of its subject where the registry does
    /// not know the code; null where it knows neither.
    /// </summary>
    public string? Meaning => EnhancedStatusTexts.Of(Subject, Detail);

    /// <summary>The code as it stands in a reply: "5.1.1".</summary>
    public override string ToString() => $"{Class}.{Subject}.{Detail}";

    /// <summary>Reads the code that a line of a reply begins with, if there is one and its class is that of the reply; 3yz has none (RFC 3463 §3).</summary>
    internal static EnhancedStatusCode? Parse(ReadOnlySpan<byte> text, int replyClass)
    {
        if (TakeNumber(ref text, out int @class) && @class == replyClass && @class is 2 or 4 or 5 && TakeDot(ref text)
            && TakeNumber(ref text, out int subject) && TakeDot(ref text)
            && TakeNumber(ref text, out int detail) && text is [] or [(byte)' ', ..])
            return new EnhancedStatusCode(@class, subject, detail);
        return null;
    }

    private static bool TakeDot(ref ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'.', ..])
            return false;
        text = text[1..];
        return true;
    }

    // One to three digits without a leading zero (RFC 3463 §2).
    private static bool TakeNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        if (text is not [>= (byte)'0' and <= (byte)'9', ..] or [(byte)'0', >= (byte)'0' and <= (byte)'9', ..]
            || !Utf8Parser.TryParse(text, out number, out int length) || length > MaximumDigits)
        {
            number = 0;
            return false;
        }
        text = text[length..];
        return true;
    }
}
