using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmtpGen.Fuzz;

/// <summary>Enhanced status codes: the first octet is the class of the reply, the others are what the line begins with.</summary>
internal static partial class StatusTarget
{
    public static void Check(byte[] input)
    {
        if (input.Length == 0)
            return;
        int replyClass = input[0] % 10;
        EnhancedStatusCode? code = EnhancedStatusCode.Parse(input.AsSpan(1), replyClass);
        Match match = Grammar().Match(Encoding.Latin1.GetString(input, 1, input.Length - 1));
        bool isDue = match.Success && match.Groups[1].Value == replyClass.ToString(CultureInfo.InvariantCulture);
        Require.Same(isDue, code is not null);
        if (code is not { } found)
            return;
        Require.Same(match.Groups[0].Value.TrimEnd(' '), found.ToString());
        Require.That(found.Meaning is not "");
    }

    // RFC 3463 §2: numbers have no leading zero; a blank or the end follows.
    [GeneratedRegex(@"\A([245])\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})(?: |\z)")]
    private static partial Regex Grammar();
}
