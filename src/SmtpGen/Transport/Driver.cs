using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SmtpGen.Protocol;

namespace SmtpGen.Transport;

/// <summary>
/// Moves the octets of a session. Of its two children one blocks and one awaits; whatever is written over a driver serves both, and
/// over the blocking one it has always completed when it returns.
/// </summary>
/// <remarks>When a call fails, takes too long or is cancelled, the connection is closed: nobody knows what the other side has seen.</remarks>
internal abstract class Driver
{
    private const int ReadSize = 4096;

    /// <summary>Starts the time that the calls that follow may take together.</summary>
    public abstract void StartClock(TimeSpan limit);

    /// <summary>Reads from a stream of the caller, outside the time of the server.</summary>
    public abstract ValueTask<int> ReadContent(Stream content, Memory<byte> buffer);

    /// <summary>Sends what the session has to send.</summary>
    public async ValueTask Flush(Connection connection)
    {
        await Send(connection, connection.Session.Output.Memory).ConfigureAwait(false);
        connection.Session.Output.Clear();
    }

    /// <summary>Sends octets as they are.</summary>
    public async ValueTask Send(Connection connection, ReadOnlyMemory<byte> octets)
    {
        try
        {
            await Write(connection, octets).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw Fail(connection, e);
        }
    }

    /// <summary>Waits for octets of the server.</summary>
    /// <exception cref="SmtpServerDisconnectedException">It closed the connection.</exception>
    public async ValueTask Fill(Connection connection)
    {
        ByteBuffer input = connection.Session.Input;
        try
        {
            int count = await Read(connection, input.Reserve(ReadSize)).ConfigureAwait(false);
            if (count == 0)
                throw new SmtpServerDisconnectedException("The server closed the connection before its reply was complete.");
            input.Commit(count);
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
        }
        catch (Exception e)
        {
            Exception told = Fail(connection, e);
            throw told is SmtpServerDisconnectedException ? new AuthenticationException("The TLS handshake failed: the connection was lost in it.", told) : told;
        }
    }

    /// <summary>Connects to the first address of a host that answers.</summary>
    /// <exception cref="SocketException">None does.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async ValueTask<Socket> Dial(string host, int port)
    {
        SocketException? failure = null;
        try
        {
            foreach (IPAddress address in IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await Resolve(host).ConfigureAwait(false))
            {
                // One write is one command, or one block of content: to wait for more only costs time.
                var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await Connect(socket, new IPEndPoint(address, port)).ConfigureAwait(false);
                    return socket;
                }
                catch (Exception e)
                {
                    socket.Dispose();
                    failure = e as SocketException;
                    if (failure is null)
                        throw;
                }
            }
        }
        catch (Exception e) when (Translate(null, e) is var known && known != e)
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
        var endPoint = new UnixDomainSocketEndPoint(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await Connect(socket, endPoint).ConfigureAwait(false);
            return socket;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (Translate(null, e) is var known && known != e)
                throw known;
            throw;
        }
    }

    protected abstract ValueTask Write(Connection connection, ReadOnlyMemory<byte> octets);

    protected abstract ValueTask<int> Read(Connection connection, Memory<byte> buffer);

    protected abstract ValueTask Handshake(Connection connection, SslStream tls, SslClientAuthenticationOptions options);

    protected abstract ValueTask<IPAddress[]> Resolve(string host);

    protected abstract ValueTask Connect(Socket socket, EndPoint endPoint);

    /// <summary>What the caller is told of a failure that is a timeout or a cancellation; any other failure as it is.</summary>
    protected abstract Exception Translate(Connection? connection, Exception e);

    private Exception Fail(Connection connection, Exception e)
    {
        connection.Dispose();
        return Translate(connection, e) switch
        {
            IOException or SocketException or ObjectDisposedException => new SmtpServerDisconnectedException("The connection to the server was lost.", e),
            var known => known,
        };
    }
}
