using SmtpGen.Protocol;

namespace SmtpGen;

/// <summary>User names and passwords as mechanisms send them.</summary>
internal static class SaslField
{
    /// <summary>A field as it is. NUL divides the fields of some mechanisms, so that one inside would move the border (RFC 4616 §2).</summary>
    /// <exception cref="ArgumentException">The field holds NUL, or half a surrogate pair. The message does not repeat it.</exception>
    public static string Check(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A user name or password must not hold NUL: take it out.", parameter);
        ArgumentText.CountOctets(value, parameter);
        return value;
    }

    /// <summary>The octets of a field, which goes out as the caller gave it: to prepare it is the server's part (RFC 4616 §2).</summary>
    /// <exception cref="ArgumentException">The field holds NUL, or half a surrogate pair. The message does not repeat it.</exception>
    public static byte[] Encode(string value, string parameter) => ArgumentText.Utf8.GetBytes(Check(value, parameter));

    /// <summary>A name between commas (RFC 5802 §5.1).</summary>
    public static string EscapeName(string name) =>
        name.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
}
