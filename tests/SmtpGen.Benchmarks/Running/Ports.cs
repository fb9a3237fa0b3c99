using System.Net;
using System.Net.Sockets;

namespace SmtpGen.Benchmarks.Running;

/// <summary>Ports of the loopback interface.</summary>
internal static class Ports
{
    private const int Attempts = 200;

    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody listens.</summary>
    public static void WaitFor(int port)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(25);
            }
        }
        throw new TimeoutException($"Nobody listens on port {port}.");
    }
}
