using System.Text;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>XOAUTH2: an OAuth 2.0 access token, in the form that came before <see cref="SaslOAuthBearer"/>. Use it over TLS.</summary>
public sealed class SaslXOAuth2 : SaslOAuth
{
    /// <summary>Makes the mechanism with a token.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="token">The access token.</param>
    /// <exception cref="ArgumentException">User or token holds what it must not.</exception>
    public SaslXOAuth2(string user, [Secret] string token)
        : base(SaslMechanisms.XOAuth2, user, token)
    {
    }

    /// <summary>Makes the mechanism with a provider of tokens, which is asked when the exchange begins.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="provider">Gives the access token. What it throws, the login throws, and nothing was sent.</param>
    /// <exception cref="ArgumentException">The user name holds what it must not.</exception>
    public SaslXOAuth2(string user, Func<CancellationToken, ValueTask<string>> provider)
        : base(SaslMechanisms.XOAuth2, user, provider)
    {
    }

    /// <inheritdoc/>
    public override byte[] InitialResponse() => Encoding.UTF8.GetBytes($"user={User}{Separator}{Authorization}{Separator}{Separator}");

    /// <summary>The only challenge is an error, and an empty response asks for the refusal.</summary>
    /// <inheritdoc/>
    public override byte[] Respond(ReadOnlySpan<byte> challenge)
    {
        Fail(challenge);
        return [];
    }
}
