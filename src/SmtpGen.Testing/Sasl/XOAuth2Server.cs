namespace SmtpGen.Testing;

/// <summary>User and token, each after its name.</summary>
internal sealed class XOAuth2Server(IDictionary<string, string> tokens) : TokenServer(tokens)
{
    protected override (string User, string Token)? Read(string message) =>
        message.Split(Separator) is [['u', 's', 'e', 'r', '=', .. var user], ['a', 'u', 't', 'h', '=', .. var token], "", ""] ? (user, token) : null;
}
