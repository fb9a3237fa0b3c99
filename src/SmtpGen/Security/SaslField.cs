using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>User names and passwords as mechanisms send them.</summary>
internal static class SaslField
{
    /// <summary>The octets of a field. NUL divides the fields of some mechanisms, so that one inside would move the border (RFC 4616 §2).</summary>
    /// <exception cref="ArgumentException">The field holds NUL, or half a surrogate pair. The message does not repeat it.</exception>
    public static byte[] Encode(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A user name or password must not hold NUL: take it out.", parameter);
        ArgumentText.CountOctets(value, parameter);
        return ArgumentText.Utf8.GetBytes(value);
    }
}
