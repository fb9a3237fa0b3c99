using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>
    /// Hands the connection over: after ATRN (RFC 2645 §5.3) the two change roles, and whoever serves mail goes on with it, beginning with
    /// a greeting. The client is then not connected, says no QUIT when it is disposed, and may be connected anew.
    /// </summary>
    /// <returns>The stream, TLS included where it was encrypted. Its reads and writes have no time limit; the caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">The reply to PutCommand was not read, or another operation runs.</exception>
    /// <exception cref="SmtpProtocolException">The server sent more than it was asked for. The connection was closed.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected.</exception>
    public Stream Detach()
    {
        TakeTurn();
        using var turn = new Turn(this);
        Connection connection = Connected();
        if (connection.Session.Owed > 0)
            throw new InvalidOperationException("The reply to PutCommand was not read: call GetReply first.");
        if (connection.Session.Input.Length > 0)
        {
            connection.Dispose();
            throw new SmtpProtocolException("The server sent something that nobody asked for. The connection was closed.");
        }
        // Close and Dispose are not for it any more.
        _connection = null;
        return connection.Detach();
    }
}
