using System.Net;
using System.Net.Sockets;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's constructor and <c>connect</c>: hosts, ports, the local end, the greeting.</summary>
public class ConnectParityTests
{
    private static readonly Dictionary<string, string> Answers = new() { ["NOOP"] = "250 ok\r\n", ["EHLO"] = "250 server.example\r\n", ["QUIT"] = "221 bye\r\n" };

    public static TheoryData<Flavour, string, int> BadHosts => Combinations.WithFlavours<string, int>(
    [
        ("", 25), (" ", 25), (":25", 0), ("host:", 0), ("host:smtp", 0), ("host:-1", 0), ("host:+25", 0), ("host: 25", 0), ("host:0", 0), ("host:65536", 0),
        ("host:25", 25), ("host", -1), ("host", 65536), ("[]", 25), ("[]:25", 0), ("[::1]25", 0), ("[::1]:", 0), ("[::1]:25", 25), ("[::1]:25:26", 0),
    ]);

    [Theory]
    [MemberData(nameof(BadHosts))]
    public async Task A_host_that_cannot_be_one_is_refused_before_a_connection(Flavour flavour, string host, int port)
    {
        await using var subject = new Subject(flavour);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await subject.Connect(host, port));

        Assert.False(subject.Client.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_port_is_the_argument_or_the_one_in_the_host(Flavour flavour)
    {
        foreach (bool inHost in new[] { true, false })
        {
            await using var server = new LineServer(Answers);
            await using var subject = new Subject(flavour);

            SmtpReply greeting = await (inHost ? subject.Connect($"{server.Host}:{server.Port}", 0) : subject.Connect(server.Host, server.Port));

            Assert.Equal((220, "ready"), (greeting.Code, greeting.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_IPv6_address_stands_alone_or_in_brackets_with_a_port(Flavour flavour)
    {
        if (!Socket.OSSupportsIPv6)
            return;
        using var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;

        foreach ((string host, int given) in new[] { ("::1", port), ("[::1]", port), ($"[::1]:{port}", 0) })
        {
            await using var subject = new Subject(flavour);
            Task<string> hello = Task.Run(() => Serve(listener));
            await subject.Connect(host, given);
            await subject.Ehlo();

            Assert.Equal("EHLO client.example", await hello);
        }
    }

    [Fact]
    public void The_default_ports_are_those_of_the_registry()
    {
        using var plain = new SmtpClient();
        using var implicitTls = new SmtpSslClient();

        Assert.Equal((25, 465), (plain.DefaultPort, implicitTls.DefaultPort));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_host_that_nobody_serves_is_a_SocketException_and_the_client_may_try_again(Flavour flavour)
    {
        int closed = FreePort();
        await using var server = new LineServer(Answers);
        await using var subject = new Subject(flavour);

        await Assert.ThrowsAsync<SocketException>(async () => await subject.Connect("127.0.0.1", closed));

        Assert.False(subject.Client.IsConnected);
        Assert.Equal(220, (await subject.Connect(server.Host, server.Port)).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Making_a_client_connects_nothing(Flavour flavour)
    {
        await using var subject = new Subject(flavour);

        Assert.False(subject.Client.IsConnected);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Ehlo());
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_local_end_point_is_where_the_connection_comes_from(Flavour flavour)
    {
        if (OperatingSystem.IsMacOS())
            return; // There the loopback interface has one address only.
        var local = new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var subject = new Subject(flavour, new SmtpClientOptions { LocalEndPoint = local });
        Task<IPAddress> peer = Task.Run(() => Greet(listener));

        await subject.Connect("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

        Assert.Equal(local.Address, await peer);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_local_end_point_that_cannot_be_used_is_a_SocketException(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        foreach (string address in new[] { "192.0.2.1", "::1" })
        {
            await using var subject = new Subject(flavour, new SmtpClientOptions { LocalEndPoint = new IPEndPoint(IPAddress.Parse(address), 0) });

            await Assert.ThrowsAsync<SocketException>(async () => await subject.Connect(server.Host, server.Port));

            Assert.False(subject.Client.IsConnected);
        }
        Assert.Equal("", server.Received);
        using var last = new SmtpClient();
        last.Connect(server.Host, server.Port);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_client_without_a_name_gives_the_machine_s_or_its_address(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        await using var subject = new Subject(flavour, new SmtpClientOptions());
        await subject.Connect(server.Host, server.Port);

        await subject.Ehlo();

        string expected = Dns.GetHostName().Contains('.') ? Dns.GetHostName() : "[127.0.0.1]";
        Assert.Equal($"EHLO {expected}\n", server.Received);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task After_Quit_or_Close_the_client_connects_anew(Flavour flavour)
    {
        await using var next = new LineServer(Answers);
        await using var subject = new Subject(flavour);
        foreach (bool quits in new[] { true, false })
        {
            await using var server = new LineServer(Answers);
            await subject.Connect(server.Host, server.Port);
            if (quits)
                await subject.Quit();
            else
                subject.Client.Close();
        }

        await subject.Connect(next.Host, next.Port);
        Assert.True((await subject.Noop()).IsSuccess);
    }

    private static async Task<IPAddress> Greet(TcpListener listener)
    {
        using Socket socket = await listener.AcceptSocketAsync();
        await socket.SendAsync("220 ready\r\n"u8.ToArray());
        return ((IPEndPoint)socket.RemoteEndPoint!).Address;
    }

    private static async Task<string> Serve(TcpListener listener)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync("220 ready\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        string line = await reader.ReadLineAsync() ?? "";
        await stream.WriteAsync("250 server.example\r\n"u8.ToArray());
        return line;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
