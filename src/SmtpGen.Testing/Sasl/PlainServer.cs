using System.Text;

namespace SmtpGen.Testing;

/// <summary>One response: authorization identity, user and password, with NUL between them (RFC 4616 §2).</summary>
internal sealed class PlainServer(IDictionary<string, string> users) : PasswordServer(users)
{
    protected override void Respond(byte[]? response)
    {
        if (response is null)
        {
            Ask("");
            return;
        }

        if (Encoding.UTF8.GetString(response).Split('\0') is [var identity, var user, var password] && (identity == "" || identity == user))
            CheckPassword(user, password);
    }
}
