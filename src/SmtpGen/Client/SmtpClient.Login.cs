using System.Net;
using SmtpGen.Contracts;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Logs in with the best mechanism that both sides know, and with the next one where the server refuses it (RFC 4954 §4).</summary>
    /// <remarks>
    /// The client introduces itself when nobody has. Mechanisms that send the secret itself are left out over a connection in clear, unless
    /// it is a loopback one, goes over a given stream, or <see cref="SmtpClientOptions.AllowClearTextLogin"/> is set. The order is that of
    /// <see cref="SaslMechanisms"/>: those that keep the password here and are bound to TLS first, those that send it last. A server that
    /// breaks such an exchange, rather than refuse the login, ends the connection, and is not tried with the next one.
    /// </remarks>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="initialResponseOk">Whether the command may carry the first response; false waits for a challenge, for servers that need it.</param>
    /// <returns>235, or 503 when the client had logged in before.</returns>
    /// <exception cref="SmtpAuthenticationException">The server refused; the connection stays usable, except after 421.</exception>
    /// <exception cref="SmtpNotSupportedException">The server offers no login, or no mechanism that may be used. No secret was sent.</exception>
    /// <exception cref="SmtpProtocolException">The server failed to prove itself, or broke the protocol. The connection was closed.</exception>
    /// <exception cref="SmtpHeloException">The server refused the introduction.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    /// <exception cref="ArgumentException">User or password holds NUL or is not well-formed text. Nothing was sent.</exception>
    public SmtpReply Login(string user, [Secret] string password, bool initialResponseOk = true)
        => Complete(LoginOver(user, password, initialResponseOk, Blocking()));

    /// <inheritdoc cref="Login"/>
    /// <param name="user">Who logs in.</param>
    /// <param name="password">The password.</param>
    /// <param name="initialResponseOk">Whether the command may carry the first response; false waits for a challenge, for servers that need it.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public ValueTask<SmtpReply> LoginAsync(string user, [Secret] string password, bool initialResponseOk = true, CancellationToken cancellationToken = default)
        => LoginOver(user, password, initialResponseOk, Awaiting(cancellationToken));

    private async ValueTask<SmtpReply> LoginOver(string user, string password, bool initialResponseOk, Driver driver)
    {
        using var turn = new Turn(this);
        return await LogIn(driver, info => info.ForPassword?.Invoke(user, password), initialResponseOk).ConfigureAwait(false);
    }

    /// <summary>Logs in with what the options hold: by access tokens where they have a provider, else by password.</summary>
    private ValueTask<SmtpReply> LogIn(Driver driver, NetworkCredential credentials) => _options.AccessTokenProvider is { } provider
        ? LogIn(driver, info => info.ForToken?.Invoke(credentials.UserName, provider), initialResponseOk: true)
        : LogIn(driver, info => info.ForPassword?.Invoke(credentials.UserName, credentials.Password), initialResponseOk: true);

    /// <summary>Logs in with the best of some mechanisms, and with the next one where the server refuses it.</summary>
    /// <param name="driver">What moves the octets.</param>
    /// <param name="make">Makes a mechanism, or null where it does not take these credentials.</param>
    /// <param name="initialResponseOk">Whether the command may carry the initial response.</param>
    private async ValueTask<SmtpReply> LogIn(Driver driver, Func<SaslMechanismInfo, SaslMechanism?> make, bool initialResponseOk)
    {
        bool canBind = ServerEndPointBinding.Of(Connected().Stream).Length > 0;
        List<SaslMechanism> known = [.. SaslMechanisms.All.Where(info => canBind || !info.BindsChannel).Select(make).OfType<SaslMechanism>()];
        await Introduce(driver).ConfigureAwait(false);
        SmtpException? refusal = null;
        foreach (SaslMechanism mechanism in Usable(known))
        {
            SmtpReply reply = await ExchangeSasl(driver, Start(SmtpCommands.Auth).Word(mechanism.Name), mechanism, initialResponseOk).ConfigureAwait(false);
            if (LoggedIn(reply))
                return reply;
            refusal = Refused(reply, mechanism);
            if (Current is null)
                break;
        }
        throw refusal!;
    }

    /// <summary>The mechanisms that the server offers and that may be used over this connection, the preferred first; never none.</summary>
    private List<SaslMechanism> Usable(List<SaslMechanism> known)
    {
        string[] words = Offered.Words(SmtpExtension.Auth);
        List<SaslMechanism> offered = known.FindAll(mechanism => words.Contains(mechanism.Name, StringComparer.OrdinalIgnoreCase));
        if (offered.Count == 0)
        {
            throw new SmtpNotSupportedException(HasExtension(SmtpExtension.Auth)
                ? $"The server offers to log in by {string.Join(", ", words)} only, none of which takes these credentials over this connection. Nothing was sent."
                : $"The server does not offer {SmtpExtension.Auth}{(IsEncrypted ? "" : ", perhaps because the connection is in clear")}. Nothing was sent.");
        }
        List<SaslMechanism> usable = MaySendSecret ? offered : offered.FindAll(mechanism => !mechanism.SendsSecret);
        return usable.Count > 0 ? usable : throw SecretInClear(string.Join(", ", offered));
    }
}
