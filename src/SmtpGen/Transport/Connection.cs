using System.Net;
using System.Net.Sockets;
using SmtpGen.Protocol;

namespace SmtpGen.Transport;

/// <summary>
/// A session with the stream that it goes over. Once closed it stays closed: what was outstanding can never be taken for the answer to
/// something else.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket? _socket;

    private Connection(Stream stream, Socket? socket, string? host, Session session)
    {
        _socket = socket;
        Transport = new DeadlineStream(stream, socket);
        Stream = Transport;
        Host = host;
        Session = session;
    }

    public Session Session { get; }

    /// <summary>The host as the caller named it, which a certificate must be for; null over a given stream or a unix socket.</summary>
    public string? Host { get; }

    /// <summary>What the session's octets go over: the transport, or TLS upon it.</summary>
    public Stream Stream { get; set; }

    /// <summary>The lowest stream.</summary>
    public DeadlineStream Transport { get; }

    public bool IsClosed { get; private set; }

    /// <summary>The address of the other end; null over a given stream, and when closed.</summary>
    public IPAddress? RemoteAddress => RemoteEndPoint?.Address;

    /// <summary>The port of the other end; 0 over a given stream, and when closed.</summary>
    public int RemotePort => RemoteEndPoint?.Port ?? 0;

    /// <summary>What the server offered last to protect the session with; null before an introduction.</summary>
    public Protection? Offered { get; set; }

    /// <summary>Whether nothing was read since the handshake. In TLS 1.3 the client's half of it is judged by the server afterwards.</summary>
    public bool IsHandshakeUnanswered { get; set; }

    /// <summary>Whether TLS may hold octets that it has taken from the socket already.</summary>
    public bool MayHoldMore { get; set; }

    /// <summary>Whether something came, as far as that can be seen: of a given stream that is not a socket's it cannot.</summary>
    public bool HasInput => !IsClosed && (MayHoldMore || Transport.Waiting > 0);

    /// <summary>Reads what has come, without waiting. Beneath TLS it may be nothing: the tickets of TLS 1.3 come unasked.</summary>
    public int ReadAvailable(Memory<byte> buffer)
    {
        Transport.Deadline = default;
        Transport.NeverWaits = true;
        try
        {
            return Stream.Read(buffer.Span);
        }
        catch (NothingWaitsException)
        {
            return 0;
        }
        finally
        {
            Transport.NeverWaits = false;
        }
    }

    /// <summary>A connection to a host.</summary>
    /// <param name="socket">A socket that is connected; it is closed with the connection.</param>
    /// <param name="host">The host's name; null for a unix socket.</param>
    /// <param name="localName">Makes the client's own name of its address.</param>
    public static Connection To(Socket socket, string? host, Func<IPAddress?, string> localName)
        => new(new NetworkStream(socket, ownsSocket: true), socket, host, new Session(localName((socket.LocalEndPoint as IPEndPoint)?.Address)));

    /// <summary>A connection over a stream of the caller; it is closed with the connection.</summary>
    public static Connection Over(Stream stream, Func<IPAddress?, string> localName)
    {
        Socket? socket = (stream as NetworkStream)?.Socket;
        if (socket is { ProtocolType: ProtocolType.Tcp })
            socket.NoDelay = true;
        return new(stream, socket, null, new Session(localName(null)));
    }

    /// <summary>Gives the stream away: this connection is closed, the stream is not.</summary>
    public Stream Detach()
    {
        IsClosed = true;
        Transport.Deadline = default;
        return Stream;
    }

    private IPEndPoint? RemoteEndPoint => Host is null || IsClosed ? null : _socket?.RemoteEndPoint as IPEndPoint;

    public void Dispose()
    {
        IsClosed = true;
        try
        {
            Stream.Dispose();
        }
        catch
        {
            // The other side was faster, or a stream of the caller's does not like to be closed: the connection is gone, which is what was wanted.
        }
    }
}
