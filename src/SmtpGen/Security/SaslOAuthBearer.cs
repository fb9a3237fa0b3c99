using System.Globalization;
using System.Text;
using SmtpGen.Contracts;

namespace SmtpGen;

/// <summary>OAUTHBEARER: an OAuth 2.0 access token (RFC 7628). Use it over TLS.</summary>
public sealed class SaslOAuthBearer : SaslOAuth
{
    private SaslContext _context = new();

    /// <summary>Makes the mechanism with a token.</summary>
    /// <param name="user">Who logs in; empty where the token alone says so.</param>
    /// <param name="token">The access token.</param>
    /// <exception cref="ArgumentException">User or token holds what it must not.</exception>
    public SaslOAuthBearer(string user, [Secret] string token)
        : base(SaslMechanisms.OAuthBearer, user, token)
    {
    }

    /// <summary>Makes the mechanism with a provider of tokens, which is asked when the exchange begins.</summary>
    /// <param name="user">Who logs in; empty where the token alone says so.</param>
    /// <param name="provider">Gives the access token. What it throws, the login throws, and nothing was sent.</param>
    /// <exception cref="ArgumentException">The user name holds what it must not.</exception>
    public SaslOAuthBearer(string user, Func<CancellationToken, ValueTask<string>> provider)
        : base(SaslMechanisms.OAuthBearer, user, provider)
    {
    }

    /// <summary>The name by which the client knows the server; null for the one of the connection. Over a given stream there is none else.</summary>
    public string? Host { get; init; }

    /// <summary>The port of the server; 0 for the one of the connection.</summary>
    public int Port { get; init; }

    /// <inheritdoc/>
    public override void Prepare(SaslContext context)
    {
        base.Prepare(context);
        _context = context;
    }

    /// <inheritdoc/>
    public override ValueTask PrepareAsync(SaslContext context, CancellationToken cancellationToken)
    {
        _context = context;
        return base.PrepareAsync(context, cancellationToken);
    }

    /// <summary>The user, the server as the client knows it, and the token.</summary>
    /// <inheritdoc/>
    public override byte[] InitialResponse()
    {
        var message = new StringBuilder("n,");
        if (User.Length > 0)
            message.Append("a=").Append(SaslField.EscapeName(User));
        message.Append(',').Append(Separator);
        if ((Host ?? _context.Host) is { } host)
            message.Append("host=").Append(host).Append(Separator);
        if ((Port == 0 ? _context.Port : Port) is var port and not 0)
            message.Append(CultureInfo.InvariantCulture, $"port={port}").Append(Separator);
        return Encoding.UTF8.GetBytes(message.Append(Authorization).Append(Separator).Append(Separator).ToString());
    }

    /// <summary>The only challenge is an error, and one octet U+0001 asks for the refusal (RFC 7628 §3.2.3).</summary>
    /// <inheritdoc/>
    public override byte[] Respond(ReadOnlySpan<byte> challenge)
    {
        Fail(challenge);
        return [(byte)Separator];
    }
}
