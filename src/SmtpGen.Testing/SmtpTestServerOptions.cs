using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.Testing;

/// <summary>What an <see cref="SmtpTestServer"/> offers and refuses. It is read once, when the server starts.</summary>
public sealed class SmtpTestServerOptions
{
    /// <summary>The name that greeting and EHLO reply give.</summary>
    public string Name { get; set; } = "server.test";

    /// <summary>
    /// The extensions that the reply to EHLO lists: keyword and parameters. A verb whose extension is not here is answered by 502.
    /// An empty parameter of SIZE becomes the limit in force. What does not apply is left out of the reply: STARTTLS once the
    /// connection is encrypted, and of the mechanisms of AUTH those by password while <see cref="Users"/> is empty, those by token while
    /// <see cref="Tokens"/> is, EXTERNAL without an <see cref="ExternalUser"/>, ANONYMOUS unless it is allowed, and those that are bound to
    /// TLS in clear.
    /// </summary>
    public IDictionary<string, string> Extensions { get; } = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [SmtpExtension.Auth] = ServerMechanisms.Names,
        [SmtpExtension.Chunking] = "",
        [SmtpExtension.Dsn] = "",
        [SmtpExtension.EightBitMime] = "",
        [SmtpExtension.EnhancedStatusCodes] = "",
        [SmtpExtension.Pipelining] = "",
        [SmtpExtension.Size] = "",
        [SmtpExtension.SmtpUtf8] = "",
        [SmtpExtension.StartTls] = "",
    };

    /// <summary>The users that may log in, with their passwords.</summary>
    public IDictionary<string, string> Users { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The users that may log in by an OAuth 2.0 access token, with their tokens.</summary>
    public IDictionary<string, string> Tokens { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whom EXTERNAL lets in, as if the client's certificate had said so; null: it is not offered.</summary>
    public string? ExternalUser { get; set; }

    /// <summary>Whether ANONYMOUS lets a client in, as the user "anonymous".</summary>
    public bool AllowsAnonymous { get; set; }

    /// <summary>Whether a transaction needs a login; without one it is answered by 530.</summary>
    public bool RequiresLogin { get; set; }

    /// <summary>Whether a login needs TLS; in clear, AUTH is not listed and is answered by 538.</summary>
    public bool LoginNeedsTls { get; set; }

    /// <summary>Whether the connection is encrypted from its first byte (RFC 8314 §3.3), without STARTTLS.</summary>
    public bool ImplicitTls { get; set; }

    /// <summary>The certificate to show, with its private key; null: the server makes one, for the name and address it listens at.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Tells of a reverse-path, without its brackets, whether it is refused, by 550. The null reverse-path is "".</summary>
    public Predicate<string>? RefuseSender { get; set; }

    /// <summary>Tells of a forward-path, without its brackets, whether it is refused, by 550; VRFY asks it too.</summary>
    public Predicate<string>? RefuseRecipient { get; set; }

    /// <summary>
    /// Tells of a forward-path, without its brackets, whether its mailbox takes no message once the content was sent, by 552. Over LMTP it
    /// concerns that recipient alone, over SMTP the whole message.
    /// </summary>
    public Predicate<string>? RefuseDelivery { get; set; }

    /// <summary>Whether the server speaks LMTP (RFC 2033): LHLO in place of EHLO and HELO, and one reply to the content for each recipient.</summary>
    public bool SpeaksLmtp { get; set; }

    /// <summary>How much a client may ask of the server.</summary>
    public SmtpTestServerLimits Limits { get; set; } = new();

    internal SmtpTestServerOptions Copy()
    {
        var copy = new SmtpTestServerOptions
        {
            Name = Name,
            ExternalUser = ExternalUser,
            AllowsAnonymous = AllowsAnonymous,
            RequiresLogin = RequiresLogin,
            LoginNeedsTls = LoginNeedsTls,
            ImplicitTls = ImplicitTls,
            Certificate = Certificate,
            RefuseSender = RefuseSender,
            RefuseRecipient = RefuseRecipient,
            RefuseDelivery = RefuseDelivery,
            SpeaksLmtp = SpeaksLmtp,
            Limits = Limits,
        };
        copy.Extensions.Clear();
        foreach ((string keyword, string parameters) in Extensions)
            copy.Extensions.Add(keyword, parameters);
        foreach ((string user, string password) in Users)
            copy.Users.Add(user, password);
        foreach ((string user, string token) in Tokens)
            copy.Tokens.Add(user, token);
        return copy;
    }
}
