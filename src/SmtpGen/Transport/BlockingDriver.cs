using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace SmtpGen.Transport;

/// <summary>The driver of the synchronous members: it blocks, so what it returns is always complete.</summary>
internal sealed class BlockingDriver(Surroundings surroundings) : Driver(surroundings)
{
    private Deadline _deadline;

    public override void StartClock(TimeSpan limit) => _deadline = new Deadline(Surroundings.Clock, limit);

    public override bool WritesBlindly(Connection connection) => !connection.Transport.CanReadBeside;

    public override ValueTask Prepare(Connection connection, SaslMechanism mechanism, SaslContext context)
    {
        mechanism.Prepare(context);
        return default;
    }

    public override ValueTask<int> ReadContent(Stream content, Memory<byte> buffer) => new(content.Read(buffer.Span));

    protected override ValueTask Write(Connection connection, ReadOnlyMemory<byte> octets)
    {
        connection.Transport.Deadline = _deadline;
        connection.Stream.Write(octets.Span);
        return default;
    }

    protected override ValueTask<int> Read(Connection connection, Memory<byte> buffer)
    {
        connection.Transport.Deadline = _deadline;
        return new(connection.Stream.Read(buffer.Span));
    }

    protected override ValueTask Handshake(Connection connection, SslStream tls, SslClientAuthenticationOptions options)
    {
        connection.Transport.Deadline = _deadline;
        tls.AuthenticateAsClient(options);
        return default;
    }

    protected override ValueTask<T> Await<T>(Task<T> task)
    {
        if (Task.WaitAny([task], _deadline.Remaining) >= 0)
            return new(task);
        Abandonment.Leave(task);
        throw new TimeoutException("The address of the host was not found in time.");
    }

    // Socket.Connect knows no timeout: connect without blocking, and wait until the socket can be written to.
    protected override ValueTask Connect(Socket socket, EndPoint endPoint)
    {
        socket.Blocking = false;
        try
        {
            socket.Connect(endPoint);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            if (!socket.Poll(TimeSpan.FromMilliseconds(_deadline.Remaining), SelectMode.SelectWrite))
                throw new TimeoutException($"The connection to {endPoint} was not made in time.", e);
            if (socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int error and not 0)
                throw new SocketException(error);
        }
        socket.Blocking = true;
        return default;
    }

    // The transport tells a timeout; TLS may have wrapped what it threw.
    protected override Exception Translate(Connection? connection, Exception e) => connection is { Transport.TimedOut: true } && e is not TimeoutException
        ? new TimeoutException("The server did not answer in time. The connection was closed.", e)
        : e;
}
