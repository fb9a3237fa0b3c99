using SmtpGen.Contracts;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>
    /// Makes a client that is ready to send: connects, encrypts as <see cref="SmtpClientOptions.Security"/> tells, introduces the client, and
    /// logs in with <see cref="SmtpClientOptions.Credentials"/>. When a step fails the connection is closed and the step's exception is thrown.
    /// </summary>
    /// <param name="host">A name or an address; "host:port" and "[IPv6]:port" name the port too.</param>
    /// <param name="port">The port; 0 for the one in <paramref name="host"/>, or else the one that goes with the encryption.</param>
    /// <param name="options">How the client behaves; null for the defaults.</param>
    /// <exception cref="System.Net.Sockets.SocketException">No address of the host answers.</exception>
    /// <exception cref="SmtpConnectException">The greeting was not 220.</exception>
    /// <exception cref="SmtpHeloException">The server refused the introduction.</exception>
    /// <exception cref="SmtpNotSupportedException">The server does not offer STARTTLS where it must, or no login that may be used.</exception>
    /// <exception cref="SmtpResponseException">The server refused STARTTLS.</exception>
    /// <exception cref="SmtpAuthenticationException">The server refused the credentials.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The TLS handshake failed.</exception>
    /// <exception cref="TimeoutException">A step took too long.</exception>
    public static SmtpClient Open([Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null)
        => Open(ToOpen(options), host, port);

    /// <inheritdoc cref="Open"/>
    /// <param name="host">A name or an address; "host:port" and "[IPv6]:port" name the port too.</param>
    /// <param name="port">The port; 0 for the one in <paramref name="host"/>, or else the one that goes with the encryption.</param>
    /// <param name="options">How the client behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public static ValueTask<SmtpClient> OpenAsync(
        [Peer] string host = "localhost", int port = 0, SmtpClientOptions? options = null, CancellationToken cancellationToken = default)
        => OpenAsync(ToOpen(options), host, port, cancellationToken);

    internal static T Open<T>(T client, string host, int port)
        where T : SmtpClient
        => Complete(OpenOver(client, host, port, client.Blocking()));

    internal static ValueTask<T> OpenAsync<T>(T client, string host, int port, CancellationToken cancellationToken)
        where T : SmtpClient
        => OpenOver(client, host, port, client.Awaiting(cancellationToken));

    private static SmtpClient ToOpen(SmtpClientOptions? options) => new(options, options?.Security == SmtpSecurity.Implicit);

    private static async ValueTask<T> OpenOver<T>(T client, string host, int port, Driver driver)
        where T : SmtpClient
    {
        using var turn = new Turn(client);
        try
        {
            await client.Dial(driver, host, port).ConfigureAwait(false);
            await client.Introduce(driver).ConfigureAwait(false);
            if (!client.IsEncrypted && client.WantsStartTls())
            {
                await client.ExchangeHandshake(driver, client.Start(SmtpCommands.StartTls), null).ConfigureAwait(false);
                await client.Introduce(driver).ConfigureAwait(false);
            }
            if (client._options.Credentials is { } credentials)
                await client.LogIn(driver, credentials).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Close();
            client._disposed = true;
            throw;
        }
    }

    // The offer of STARTTLS can be stripped by whoever sits between, so credentials for another machine do not depend on it.
    private bool WantsStartTls()
    {
        SmtpSecurity security = _options.Security
            ?? (_options.Credentials is not null && !IsLocal(Connected()) ? SmtpSecurity.StartTls : SmtpSecurity.StartTlsWhenAvailable);
        return security == SmtpSecurity.StartTls || (security == SmtpSecurity.StartTlsWhenAvailable && HasExtension(SmtpExtension.StartTls));
    }
}
