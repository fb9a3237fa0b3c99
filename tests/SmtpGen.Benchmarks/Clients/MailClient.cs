using System.Net;
using System.Net.Sockets;

namespace SmtpGen.Benchmarks.Clients;

/// <summary>One connection of one library, which sends one prepared letter again and again.</summary>
internal abstract class MailClient : IDisposable
{
    /// <summary>Connects, and introduces itself.</summary>
    /// <param name="port">The port of the loopback address.</param>
    /// <param name="tls">Whether by STARTTLS; no certificate is checked.</param>
    public abstract void Connect(int port, bool tls);

    /// <summary>Sends the letter so many times, and has the answer to each when it returns.</summary>
    public abstract void Send(int count);

    public abstract void Dispose();

    protected static Socket Dial(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }
}
