using System.Security.Cryptography;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>The server's side of a SASL mechanism. After each step there is a challenge, or a user, or neither: then the login failed.</summary>
internal abstract class ServerMechanism(IDictionary<string, string> users)
{
    private static readonly Dictionary<string, Func<SmtpTestServerOptions, ServerMechanism>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [SaslMechanisms.CramMd5] = options => new CramMd5Server(options.Users, options.Name),
        [SaslMechanisms.Plain] = options => new PlainServer(options.Users),
        [SaslMechanisms.Login] = options => new LoginServer(options.Users),
    };

    /// <summary>Their names, as the reply to EHLO lists them.</summary>
    public static string Names => string.Join(' ', Known.Keys);

    public byte[]? Challenge { get; private set; }

    public string? User { get; private set; }

    /// <summary>The mechanism of that name, if the server offers it.</summary>
    public static ServerMechanism? Find(string name, SmtpTestServerOptions options) =>
        options.Extensions[SmtpExtension.Auth].Split(' ').Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Known.GetValueOrDefault(name)?.Invoke(options)
            : null;

    /// <summary>Takes the client's response; null where it gave no initial one.</summary>
    public void Step(byte[]? response)
    {
        Challenge = null;
        User = null;
        Respond(response);
    }

    protected abstract void Respond(byte[]? response);

    protected void Ask(string challenge) => Challenge = Encoding.UTF8.GetBytes(challenge);

    /// <summary>Lets the user in whose password satisfies the proof.</summary>
    protected void Check(string user, Func<byte[], bool> proof)
    {
        if (users.TryGetValue(user, out string? password) && proof(Encoding.UTF8.GetBytes(password))) User = user;
    }

    protected void CheckPassword(string user, string password) =>
        Check(user, expected => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(password)));
}
