using System.Security.Cryptography;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>One response with an access token. A wrong one is answered by an error as a challenge, and refused once that has a response.</summary>
internal abstract class TokenServer(IDictionary<string, string> tokens) : ServerMechanism
{
    protected const char Separator = '\x01';
    private const string Error = """{"status":"invalid_token","schemes":"bearer","scope":"mail"}""";
    private bool _hasFailed;

    protected override void Respond(byte[]? response)
    {
        if (_hasFailed) return;

        if (response is null)
        {
            Ask("");
        }
        else if (Read(Encoding.UTF8.GetString(response)) is var (user, token) && tokens.TryGetValue(user, out string? expected)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes("Bearer " + expected)))
        {
            Admit(user);
        }
        else
        {
            _hasFailed = true;
            Ask(Error);
        }
    }

    /// <summary>User and token of a message; null where it is none.</summary>
    protected abstract (string User, string Token)? Read(string message);
}
