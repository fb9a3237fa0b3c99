using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using SmtpGen.Tests.Harness;
using SmtpGen.Transport;

namespace SmtpGen.Tests.Client;

/// <summary>The name given to Connect is what the server is asked for (SNI) and what its certificate has to be for.</summary>
public class TlsNameTests
{
    private static readonly Dictionary<string, string> Answers = new() { ["QUIT"] = "221 bye\r\n" };

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_name_given_to_Connect_is_asked_for_and_checked(Flavour flavour)
    {
        foreach (string host in new[] { "server.example:{0}", "server.example" })
        {
            await using LineServer server = Serve("server.example");
            await using Subject subject = Client(flavour);

            await Connect(subject, host, server.Port);

            Assert.Equal("server.example", server.Seen?.Name);
            Assert.True(subject.Client.IsEncrypted);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_certificate_for_another_name_than_the_one_given_to_Connect_is_refused(Flavour flavour)
    {
        foreach (string host in new[] { "server.example:{0}", "server.example", "127.0.0.1", "127.0.0.1:{0}" })
        {
            await using LineServer server = Serve("other.example");
            await using Subject subject = Client(flavour);

            await Assert.ThrowsAsync<AuthenticationException>(() => Connect(subject, host, server.Port));
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_address_is_checked_and_not_asked_for_by_name(Flavour flavour)
    {
        foreach ((string host, IPAddress address) in new[]
        {
            ("127.0.0.1", IPAddress.Loopback), ("127.0.0.1:{0}", IPAddress.Loopback),
            ("::1", IPAddress.IPv6Loopback), ("[::1]", IPAddress.IPv6Loopback), ("[::1]:{0}", IPAddress.IPv6Loopback),
        })
        {
            await using LineServer server = Serve(address.ToString(), address);
            await using Subject subject = Client(flavour);

            await Connect(subject, host, server.Port);

            Assert.Equal("", server.Seen?.Name);
            Assert.True(subject.Client.IsEncrypted);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_target_host_in_the_options_goes_before_the_name_given_to_Connect(Flavour flavour)
    {
        await using LineServer server = Serve("real.example");
        await using Subject subject = Client(flavour, "real.example");

        await Connect(subject, "alias.example", server.Port);

        Assert.Equal("real.example", server.Seen?.Name);
    }

    private static LineServer Serve(string name, IPAddress? address = null) => new(Answers, address)
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer(name) },
        EncryptsFirst = true,
    };

    private static Subject Client(Flavour flavour, string? target = null)
    {
        SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
        tls.TargetHost = target;
        return new Subject(flavour, client: new SmtpSslClient(new SmtpClientOptions { TlsOptions = tls })
        {
            Surroundings = new Surroundings { FindAddresses = _ => [IPAddress.Loopback] },
        });
    }

    // {0} in the host is the port, which then is not given a second time.
    private static async Task Connect(Subject subject, string host, int port)
        => await subject.Connect(string.Format(null, host, port), host.Contains("{0}", StringComparison.Ordinal) ? 0 : port);
}
