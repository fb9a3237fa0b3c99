using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SmtpGen.Contracts;
using SmtpGen.Protocol;
using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Makes the connection and reads the greeting (RFC 5321 §3.1). The connection is in clear, unless the client is an <see cref="SmtpSslClient"/>.</summary>
    /// <param name="host">A name or an address; "host:port" and "[IPv6]:port" name the port too. The path of a unix socket, when it begins with "/".</param>
    /// <param name="port">The port; 0 for the one in <paramref name="host"/>, or else <see cref="DefaultPort"/>.</param>
    /// <returns>The greeting: 220.</returns>
    /// <exception cref="SocketException">No address of the host answers.</exception>
    /// <exception cref="SmtpConnectException">The greeting was not 220. The connection was closed.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The TLS handshake failed. The connection was closed.</exception>
    /// <exception cref="TimeoutException">It took too long. The connection was closed.</exception>
    /// <exception cref="InvalidOperationException">The client is connected already.</exception>
    /// <exception cref="ArgumentException">Host or port cannot be one.</exception>
    public virtual SmtpReply Connect([Peer] string host = "localhost", int port = 0) => Complete(ConnectOver(host, port, Blocking()));

    /// <inheritdoc cref="Connect(string, int)"/>
    /// <param name="host">A name or an address; "host:port" and "[IPv6]:port" name the port too. The path of a unix socket, when it begins with "/".</param>
    /// <param name="port">The port; 0 for the one in <paramref name="host"/>, or else <see cref="DefaultPort"/>.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    /// <exception cref="OperationCanceledException">The operation was given up.</exception>
    public virtual ValueTask<SmtpReply> ConnectAsync([Peer] string host = "localhost", int port = 0, CancellationToken cancellationToken = default)
        => ConnectOver(host, port, Awaiting(cancellationToken));

    /// <summary>Takes a stream to a server as the connection, and reads the greeting (RFC 5321 §3.1): a proxy's, a unix socket's, a test's.</summary>
    /// <param name="stream">The stream; it is closed with the connection.</param>
    /// <returns>The greeting: 220.</returns>
    /// <exception cref="SmtpConnectException">The greeting was not 220. The connection was closed.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The stream ended before a greeting.</exception>
    /// <exception cref="TimeoutException">It took too long. The connection was closed.</exception>
    /// <exception cref="InvalidOperationException">The client is connected already.</exception>
    public virtual SmtpReply Connect([Peer] Stream stream) => Complete(ConnectOver(stream, Blocking()));

    /// <inheritdoc cref="Connect(Stream)"/>
    /// <param name="stream">The stream; it is closed with the connection.</param>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    /// <exception cref="OperationCanceledException">The operation was given up.</exception>
    public virtual ValueTask<SmtpReply> ConnectAsync([Peer] Stream stream, CancellationToken cancellationToken = default)
        => ConnectOver(stream, Awaiting(cancellationToken));

    private async ValueTask<SmtpReply> ConnectOver(string host, int port, Driver driver)
    {
        using var turn = new Turn(this);
        return await Dial(driver, host, port).ConfigureAwait(false);
    }

    private async ValueTask<SmtpReply> ConnectOver(Stream stream, Driver driver)
    {
        using var turn = new Turn(this);
        ArgumentNullException.ThrowIfNull(stream);
        RefuseSecondConnection();
        return await Greet(driver, Connection.Over(stream, LocalName)).ConfigureAwait(false);
    }

    private async ValueTask<SmtpReply> Dial(Driver driver, string host, int port)
    {
        RefuseSecondConnection();
        bool isUnixSocket = host is ['/', ..];
        if (isUnixSocket && port != 0)
            throw new ArgumentException("A unix socket has no port: leave it out.", nameof(port));
        if (!isUnixSocket)
            (host, port) = SplitPort(host, port);
        driver.StartClock(Limit(SmtpTimeouts.Connect));
        Socket socket = isUnixSocket
            ? await driver.DialUnix(host).ConfigureAwait(false)
            : await driver.Dial(host, port == 0 ? PortOf(_tlsFirst) : port, _options.LocalEndPoint).ConfigureAwait(false);
        return await Greet(driver, Connection.To(socket, isUnixSocket ? null : host, LocalName)).ConfigureAwait(false);
    }

    private int PortOf(bool tlsFirst) => tlsFirst ? SmtpPort.Submissions : DefaultPort;

    private async ValueTask<SmtpReply> Greet(Driver driver, Connection connection)
    {
        _connection = connection;
        Interlocked.MemoryBarrier();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_tlsFirst)
                await Encrypt(driver, connection, HandshakeOptions(connection)).ConfigureAwait(false);
            driver.StartClock(Limit(SmtpTimeouts.Greeting));
            SmtpReply greeting = await ReadReply(driver, connection).ConfigureAwait(false);
            if (greeting.Code != SmtpReplyCode.ServiceReady)
                throw new SmtpConnectException(greeting);
            connection.Session.Begin(_tlsFirst ? SmtpFacts.Connected | SmtpFacts.Tls : SmtpFacts.Connected);
            return greeting;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void RefuseSecondConnection()
    {
        if (Current is not null)
            throw new InvalidOperationException("The client is connected already: call Quit or Close first.");
    }

    // One colon divides host and port; a bare IPv6 address has more of them, and with a port it stands in brackets.
    private static (string Host, int Port) SplitPort(string host, int port)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        int bracket = host.StartsWith('[') ? host.IndexOf(']') : -1;
        int colon = host.IndexOf(':', bracket + 1);
        if (bracket < 0 && colon != host.LastIndexOf(':'))
            return (host, port);
        string name = bracket > 0 ? host[1..bracket] : colon < 0 ? host : host[..colon];
        string rest = bracket > 0 ? host[(bracket + 1)..] : colon < 0 ? "" : host[colon..];
        if (rest.Length == 0 && name.Length > 0)
            return (name, port);
        if (name.Length == 0 || port != 0 || rest[0] != ':' || !ushort.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort named) || named == 0)
            throw new ArgumentException($"\"{ArgumentText.Shown(host)}\" is not a host: write host, host:port or [IPv6]:port, and the port only once.", nameof(host));
        return (name, named);
    }
}
