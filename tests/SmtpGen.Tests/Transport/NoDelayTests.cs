using System.Net;
using System.Net.Sockets;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Transport;

/// <summary>What is written leaves at once, whoever made the socket: a write that waits for company costs 40 ms.</summary>
public class NoDelayTests
{
    [Fact]
    public async Task A_socket_of_the_clients_own_does_not_delay()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        foreach (Driver driver in new Driver[] { new BlockingDriver(Surroundings.Real), new AwaitingDriver(Surroundings.Real) })
        {
            driver.StartClock(Timeout.InfiniteTimeSpan);
            using Socket socket = await driver.Dial(IPAddress.Loopback.ToString(), port, local: null);
            Assert.True(socket.NoDelay);
            // One that does not block is read by a wait for somebody who waits.
            Assert.True(socket.Blocking);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_callers_socket_does_not_delay_once_it_is_the_connection(Flavour flavour)
    {
        await using var server = new LineServer([]);
        await using var subject = new Subject(flavour);
        Socket socket = await server.Dial();
        Assert.False(socket.NoDelay);

        await subject.Connect(new NetworkStream(socket, ownsSocket: true));

        Assert.True(socket.NoDelay);
    }
}
