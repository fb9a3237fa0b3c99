using System.Security.Cryptography;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>The server's side of a mechanism by password.</summary>
internal abstract class PasswordServer(IDictionary<string, string> users) : ServerMechanism
{
    protected string? PasswordOf(string user) => users.TryGetValue(user, out string? password) ? password : null;

    /// <summary>Lets the user in whose password satisfies the proof.</summary>
    protected void Check(string user, Func<byte[], bool> proof)
    {
        if (PasswordOf(user) is { } password && proof(Encoding.UTF8.GetBytes(password))) Admit(user);
    }

    protected void CheckPassword(string user, string password) =>
        Check(user, expected => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(password)));
}
