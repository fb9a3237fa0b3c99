using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmtpGen.ServerTests;

/// <summary>Access tokens as JSON web tokens (RFC 7519), signed with HMAC-SHA-256.</summary>
internal static class AccessToken
{
    public static string For(string user, byte[] key, TimeSpan life)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        string signed = Part(new { alg = "HS256", typ = "JWT" })
            + "." + Part(new { sub = user, iat = now.AddMinutes(-10).ToUnixTimeSeconds(), exp = now.Add(life).ToUnixTimeSeconds() });
        return signed + "." + Encode(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)));
    }

    private static string Part(object value) => Encode(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Encode(byte[] octets) => Convert.ToBase64String(octets).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
