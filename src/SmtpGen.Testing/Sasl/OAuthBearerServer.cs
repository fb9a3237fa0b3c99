namespace SmtpGen.Testing;

/// <summary>The user in the header, and the token among named values (RFC 7628 §3.1).</summary>
internal sealed class OAuthBearerServer(IDictionary<string, string> tokens) : TokenServer(tokens)
{
    protected override (string User, string Token)? Read(string message)
    {
        if (Gs2Header.Take(message, out string rest) is not { Flag: "n" } header) return null;
        if (!rest.StartsWith(Separator) || !rest.EndsWith($"{Separator}{Separator}", StringComparison.Ordinal)) return null;

        string? token = rest.Split(Separator).FirstOrDefault(value => value.StartsWith("auth=", StringComparison.Ordinal));
        return token is null ? null : (header.Identity, token["auth=".Length..]);
    }
}
