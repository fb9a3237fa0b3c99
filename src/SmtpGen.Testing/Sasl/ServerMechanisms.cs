using System.Security.Cryptography;

namespace SmtpGen.Testing;

/// <summary>The mechanisms that the server plays, and where each of them applies.</summary>
internal static class ServerMechanisms
{
    private static readonly Known[] All =
    [
        new(SaslMechanisms.ScramSha256Plus, HasUsersAndTls, session => Scram(session, HashAlgorithmName.SHA256, binds: true)),
        new(SaslMechanisms.ScramSha1Plus, HasUsersAndTls, session => Scram(session, HashAlgorithmName.SHA1, binds: true)),
        new(SaslMechanisms.ScramSha256, HasUsers, session => Scram(session, HashAlgorithmName.SHA256, binds: false)),
        new(SaslMechanisms.ScramSha1, HasUsers, session => Scram(session, HashAlgorithmName.SHA1, binds: false)),
        new(SaslMechanisms.CramMd5, HasUsers, session => new CramMd5Server(session.Server.Options.Users, session.Server.Options.Name)),
        new(SaslMechanisms.Plain, HasUsers, session => new PlainServer(session.Server.Options.Users)),
        new(SaslMechanisms.Login, HasUsers, session => new LoginServer(session.Server.Options.Users)),
        new(SaslMechanisms.OAuthBearer, HasTokens, session => new OAuthBearerServer(session.Server.Options.Tokens)),
        new(SaslMechanisms.XOAuth2, HasTokens, session => new XOAuth2Server(session.Server.Options.Tokens)),
        new(SaslMechanisms.External, session => session.Server.Options.ExternalUser is not null, session => new ExternalServer(session.Server.Options.ExternalUser!)),
        new(SaslMechanisms.Anonymous, session => session.Server.Options.AllowsAnonymous, _ => new AnonymousServer()),
    ];

    /// <summary>Their names, as the reply to EHLO lists them where all apply.</summary>
    public static string Names => string.Join(' ', All.Select(known => known.Name));

    /// <summary>Those of a list that apply in a session; one that the server does not play is the test's to play.</summary>
    public static IEnumerable<string> Offered(Session session) =>
        session.Server.Options.Extensions.TryGetValue(SmtpExtension.Auth, out string? names)
            ? names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => Find(name) is not { } known || known.Applies(session))
            : [];

    /// <summary>The mechanism of that name, if the server offers it and plays it.</summary>
    public static ServerMechanism? Begin(string name, Session session) =>
        Offered(session).Contains(name, StringComparer.OrdinalIgnoreCase) ? Find(name)?.Make(session) : null;

    private static Known? Find(string name) => Array.Find(All, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool HasUsers(Session session) => session.Server.Options.Users.Count > 0;

    private static bool HasUsersAndTls(Session session) => HasUsers(session) && session.Facts.HasFlag(SmtpFacts.Tls);

    private static bool HasTokens(Session session) => session.Server.Options.Tokens.Count > 0;

    private static ScramServer Scram(Session session, HashAlgorithmName hash, bool binds) => new(session.Server.Options.Users, hash)
    {
        Binding = binds ? ServerEndPoint.Of(session.Server.Certificate) : null,
        OffersBinding = !binds && Offered(session).Any(name => name.EndsWith("-PLUS", StringComparison.OrdinalIgnoreCase)),
    };

    private sealed record Known(string Name, Func<Session, bool> Applies, Func<Session, ServerMechanism> Make);
}
