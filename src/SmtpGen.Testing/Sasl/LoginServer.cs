using System.Text;

namespace SmtpGen.Testing;

/// <summary>Two responses, user and password; the first may come with the command (draft-murchison-sasl-login-00).</summary>
internal sealed class LoginServer(IDictionary<string, string> users) : PasswordServer(users)
{
    private string? _user;

    protected override void Respond(byte[]? response)
    {
        if (response is null)
        {
            Ask("Username:");
        }
        else if (_user is null)
        {
            _user = Encoding.UTF8.GetString(response);
            Ask("Password:");
        }
        else
        {
            CheckPassword(_user, Encoding.UTF8.GetString(response));
        }
    }
}
