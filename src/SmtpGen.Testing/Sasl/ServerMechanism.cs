using System.Text;

namespace SmtpGen.Testing;

/// <summary>The server's side of a SASL mechanism. After each step there is a challenge, or a user, or neither: then the login failed.</summary>
internal abstract class ServerMechanism
{
    public byte[]? Challenge { get; private set; }

    public string? User { get; private set; }

    /// <summary>Takes the client's response; null where it gave no initial one.</summary>
    public void Step(byte[]? response)
    {
        Challenge = null;
        User = null;
        Respond(response);
    }

    protected abstract void Respond(byte[]? response);

    protected void Ask(string challenge) => Challenge = Encoding.UTF8.GetBytes(challenge);

    protected void Admit(string user) => User = user;
}
