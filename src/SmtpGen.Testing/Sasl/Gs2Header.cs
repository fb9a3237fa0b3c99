namespace SmtpGen.Testing;

/// <summary>What the messages of some mechanisms begin with (RFC 5801 §4): whether the client binds the login to TLS, and whom it acts for.</summary>
/// <param name="Flag">"n", "y", or "p=" and the type of the binding.</param>
/// <param name="Identity">Whom to act for; empty for the user.</param>
/// <param name="Text">The header as it came.</param>
internal sealed record Gs2Header(string Flag, string Identity, string Text)
{
    /// <summary>Takes the header off a message; null where there is none.</summary>
    public static Gs2Header? Take(string message, out string rest)
    {
        string[] parts = message.Split(',', 3);
        rest = parts.Length == 3 ? parts[2] : "";
        if (parts.Length < 3 || (parts[1].Length > 0 && !parts[1].StartsWith("a=", StringComparison.Ordinal))) return null;

        return new Gs2Header(parts[0], parts[1].Length > 0 ? Unescape(parts[1][2..]) : "", $"{parts[0]},{parts[1]},");
    }

    /// <summary>A name in which commas and equals signs are escaped (RFC 5802 §5.1).</summary>
    public static string Unescape(string name) =>
        name.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
}
