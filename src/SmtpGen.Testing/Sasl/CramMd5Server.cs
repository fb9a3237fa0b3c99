using System.Security.Cryptography;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>A challenge that no other login got; the response is the user and the challenge's hash, keyed with the password (RFC 2195 §2).</summary>
internal sealed class CramMd5Server(IDictionary<string, string> users, string serverName) : PasswordServer(users)
{
    private readonly string _challenge = $"<{Guid.NewGuid():N}@{serverName}>";

    protected override void Respond(byte[]? response)
    {
        if (response is null)
        {
            Ask(_challenge);
            return;
        }

        string text = Encoding.UTF8.GetString(response);
        int blank = text.LastIndexOf(' ');
        if (blank < 0) return;

        Check(text[..blank], password => text[(blank + 1)..] == Digest(password));
    }

    private string Digest(byte[] password) =>
        Convert.ToHexString(HMACMD5.HashData(password, Encoding.UTF8.GetBytes(_challenge))).ToLowerInvariant();
}
