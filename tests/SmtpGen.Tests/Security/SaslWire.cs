using System.Text;

namespace SmtpGen.Tests.Security;

/// <summary>Lines of an exchange.</summary>
internal static class SaslWire
{
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>A line of the client.</summary>
    public static string Line(string text) => Base64(text) + "\r\n";

    /// <summary>A line of the server.</summary>
    public static string Challenge(string text) => $"334 {Base64(text)}\r\n";
}
