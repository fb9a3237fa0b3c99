using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;

namespace SmtpGen.Transport;

/// <summary>
/// Moves the octets of a session. Of its two children one blocks and one awaits; whatever is written over a driver serves both, and
/// over the blocking one it has always completed when it returns.
/// </summary>
/// <remarks>When a call fails, takes too long or is cancelled, the connection is closed: nobody knows what the other side has seen.</remarks>
internal abstract class Driver(Surroundings surroundings)
{
    private const int ReadSize = 4096;
    private const string CertificateHint = "It may demand a certificate of the client, or another one: see ClientCertificate.";

    protected Surroundings Surroundings { get; } = surroundings;

    /// <summary>Starts the time that the calls that follow may take together.</summary>
    public abstract void StartClock(TimeSpan limit);

    /// <summary>Ends what an operation on another thread waits for: its connection is closed, or is not to be made.</summary>
    public abstract void Abandon();

    /// <summary>Makes a mechanism ready, which may ask somebody else, outside the time of the server.</summary>
    public abstract ValueTask Prepare(Connection connection, SaslMechanism mechanism, SaslContext context);

    /// <summary>Reads from a stream of the caller, outside the time of the server.</summary>
    public abstract ValueTask<int> ReadContent(Stream content, Memory<byte> buffer);

    /// <summary>Sends what the session has to send.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Flush(Connection connection)
    {
        await Send(connection, connection.Session.Output.Memory).ConfigureAwait(false);
        connection.Session.Sent(connection.Session.Output.Length);
    }

    /// <summary>Whether a write can end only when the other side has taken all of it, whatever that side wants to say meanwhile.</summary>
    public abstract bool WritesBlindly(Connection connection);

    /// <summary>Sends octets as they are.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Send(Connection connection, ReadOnlyMemory<byte> octets)
    {
        try
        {
            await Write(connection, octets).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw Fail(connection, e, isWriting: true);
        }
    }

    /// <summary>Waits for octets of the server.</summary>
    /// <exception cref="SmtpServerDisconnectedException">It closed the connection.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Fill(Connection connection)
    {
        Memory<byte> room = connection.Session.Input.Reserve(ReadSize);
        try
        {
            int count = await Read(connection, room).ConfigureAwait(false);
            if (count == 0)
            {
                throw new SmtpServerDisconnectedException(connection.IsHandshakeUnanswered
                    ? $"The server closed the connection right after the TLS handshake. {CertificateHint}"
                    : "The server closed the connection before its reply was complete.");
            }
            Commit(connection, count, room.Length);
        }
        catch (Exception e)
        {
            throw Fail(connection, e);
        }
    }

    /// <summary>Takes what the server has sent already, which takes no time.</summary>
    public void FillAtOnce(Connection connection)
    {
        Memory<byte> room = connection.Session.Input.Reserve(ReadSize);
        try
        {
            Commit(connection, connection.ReadAvailable(room), room.Length);
        }
        catch (Exception e)
        {
            throw Fail(connection, e);
        }
    }

    /// <summary>Encrypts the connection.</summary>
    /// <exception cref="AuthenticationException">The handshake failed.</exception>
    public async ValueTask Encrypt(Connection connection, SslClientAuthenticationOptions options)
    {
        var tls = new SslStream(connection.Transport, leaveInnerStreamOpen: false);
        connection.Stream = tls;
        try
        {
            await Handshake(connection, tls, options).ConfigureAwait(false);
            connection.IsHandshakeUnanswered = true;
        }
        catch (Exception e)
        {
            throw Fail(connection, e) switch
            {
                SmtpServerDisconnectedException lost => new AuthenticationException("The TLS handshake failed: the connection was lost in it.", lost),
                TimeoutException late => Overdue.Handshake(late),
                var told => told,
            };
        }
    }

    /// <summary>Connects to the first address of a host that answers.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="local">Where the connection comes from; null leaves that to the system.</param>
    /// <exception cref="SocketException">None does.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async ValueTask<Socket> Dial(string host, int port, IPEndPoint? local)
    {
        SocketException? failure = null;
        try
        {
            foreach (IPAddress address in IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await Resolve(host).ConfigureAwait(false))
            {
                try
                {
                    // One write is one command, or one block of content: to wait for more only costs time.
                    var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    return await ConnectOrDispose(socket, new IPEndPoint(address, port), local).ConfigureAwait(false);
                }
                catch (SocketException e)
                {
                    failure = e;
                }
            }
        }
        catch (Exception e) when (Translate(null, e, isWriting: false) is var known && known != e)
        {
            throw known;
        }
        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>Connects to a unix socket.</summary>
    /// <param name="path">Where it is in the file system.</param>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async ValueTask<Socket> DialUnix(string path)
    {
        try
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            return await ConnectOrDispose(socket, new UnixDomainSocketEndPoint(path)).ConfigureAwait(false);
        }
        catch (Exception e) when (Translate(null, e, isWriting: false) is var known && known != e)
        {
            throw known;
        }
    }

    protected abstract ValueTask Write(Connection connection, ReadOnlyMemory<byte> octets);

    protected abstract ValueTask<int> Read(Connection connection, Memory<byte> buffer);

    protected abstract ValueTask Handshake(Connection connection, SslStream tls, SslClientAuthenticationOptions options);

    /// <summary>Waits for a task that heeds neither time nor token.</summary>
    protected abstract ValueTask<T> Await<T>(Task<T> task);

    protected abstract ValueTask Connect(Socket socket, EndPoint endPoint);

    /// <summary>What the caller is told of a failure that is a timeout or a cancellation; any other failure as it is.</summary>
    protected abstract Exception Translate(Connection? connection, Exception e, bool isWriting);

    // The system's resolver blocks for as long as it likes, so it gets a thread of its own, which is left behind when the time is over.
    private ValueTask<IPAddress[]> Resolve(string host) => Await(Task.Factory.StartNew(
        () => Surroundings.FindAddresses(host), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    private async ValueTask<Socket> ConnectOrDispose(Socket socket, EndPoint endPoint, IPEndPoint? local = null)
    {
        try
        {
            if (local is not null)
                socket.Bind(local);
            await Connect(socket, endPoint).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Commit(Connection connection, int count, int room)
    {
        connection.Session.Input.Commit(count);
        connection.MayHoldMore = count == room && connection.Stream != connection.Transport;
        connection.IsHandshakeUnanswered &= count == 0;
    }

    protected static SmtpServerDisconnectedException Closed(Exception? e = null) => new("The connection was closed while an operation ran.", e);

    private Exception Fail(Connection connection, Exception e, bool isWriting = false)
    {
        Exception told = Translate(connection, e, isWriting) switch
        {
            IOException { InnerException: not (null or IOException or SocketException or ObjectDisposedException) } when connection.IsHandshakeUnanswered
                => new AuthenticationException($"The server refused the TLS handshake when the client's side of it was done. {CertificateHint}", e),
            IOException or SocketException or ObjectDisposedException => new SmtpServerDisconnectedException("The connection to the server was lost.", e),
            var known => known,
        };
        if (isWriting && told is SmtpServerDisconnectedException)
            KeepLastWords(connection);
        connection.Dispose();
        return told;
    }

    // A server that does not want to hear more may say why and close, which the next write runs into. What it said can be read yet.
    private static void KeepLastWords(Connection connection)
    {
        try
        {
            for (int count = 1, kept = 0; count > 0 && kept < SmtpLimits.Reply; kept += count)
            {
                Memory<byte> room = connection.Session.Input.Reserve(ReadSize);
                count = connection.ReadAvailable(room);
                connection.Session.Input.Commit(count);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // What came before is what there is.
        }
    }
}
