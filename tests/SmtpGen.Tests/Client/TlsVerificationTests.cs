using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Whom the client believes that it talks to: chain, date, purpose and name of a certificate are checked, and nothing goes on in clear.</summary>
public class TlsVerificationTests
{
    private const string Name = "server.example";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["EHLO"] = "250-server.example\r\n250 STARTTLS\r\n", ["STARTTLS"] = "220 go\r\n", ["NOOP"] = "250 ok\r\n", ["QUIT"] = "221 bye\r\n",
    };

    public enum Fault
    {
        SelfSigned,
        UnknownAuthority,
        Expired,
        NotYetValid,
        OtherName,
        ForClientsOnly,
        OtherAddress,
    }

    public enum Way
    {
        StartTls,
        Implicit,
    }

    public static TheoryData<Flavour, Way, Fault> Faults => Combinations.WithFlavours(
        from way in Enum.GetValues<Way>() from fault in Enum.GetValues<Fault>() select (way, fault));

    public static TheoryData<Flavour, Way, string, string> Names => Combinations.WithFlavours(
        from way in Enum.GetValues<Way>()
        from pair in new[]
        {
            ("server.example", "server.example"), ("SERVER.example", "server.EXAMPLE"), ("mail.server.example", "*.server.example"),
            ("127.0.0.1", "127.0.0.1"), ("::1", "::1"),
        }
        select (way, pair.Item1, pair.Item2));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_certificate_that_does_not_hold_is_refused_and_the_connection_closed(Flavour flavour, Way way, Fault fault)
    {
        await using LineServer server = Serve(way, Certificate(fault));
        await using Subject subject = Client(flavour, way, Name);

        await Assert.ThrowsAsync<AuthenticationException>(async () => await Encrypt(subject, way, server));

        await server.Ended.WaitAsync(Patience);
        Assert.Equal(way == Way.StartTls ? "EHLO client.example\nSTARTTLS\n" : "", server.Received);
        Assert.Equal(SmtpFacts.None, subject.Client.Facts);
        await Assert.ThrowsAsync<SmtpServerDisconnectedException>(async () => await subject.Noop());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_certificate_holds_for_the_name_that_it_was_made_for(Flavour flavour, Way way, string target, string certified)
    {
        await using LineServer server = Serve(way, Authority.Trusted.ForServer(certified));
        await using Subject subject = Client(flavour, way, target);

        await Encrypt(subject, way, server);

        Assert.True(subject.Client.IsEncrypted);
        Assert.True((await subject.Noop()).IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_wildcard_stands_for_one_label(Flavour flavour)
    {
        await using LineServer server = Serve(Way.Implicit, Authority.Trusted.ForServer("*.server.example"));
        await using Subject subject = Client(flavour, Way.Implicit, "a.b.server.example");

        await Assert.ThrowsAsync<AuthenticationException>(async () => await Encrypt(subject, Way.Implicit, server));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_server_that_speaks_in_clear_where_TLS_comes_first_is_a_failed_handshake(Flavour flavour)
    {
        await using var server = new LineServer(Answers);
        await using Subject subject = Client(flavour, Way.Implicit, Name);

        await Assert.ThrowsAsync<AuthenticationException>(async () => await subject.Connect(server.Host, server.Port));

        await server.Ended.WaitAsync(Patience);
        Assert.False(subject.Client.IsConnected);
    }

    private static LineServer Serve(Way way, X509Certificate2 certificate) => new(Answers)
    {
        Tls = new SslServerAuthenticationOptions { ServerCertificate = certificate },
        EncryptsFirst = way == Way.Implicit,
    };

    private static Subject Client(Flavour flavour, Way way, string target)
    {
        SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
        tls.TargetHost = target;
        var options = new SmtpClientOptions { LocalHostName = "client.example", TlsOptions = tls };
        return new Subject(flavour, client: way == Way.Implicit ? new SmtpSslClient(options) : new SmtpClient(options));
    }

    private static async Task Encrypt(Subject subject, Way way, LineServer server)
    {
        await subject.Connect(server.Host, server.Port);
        if (way == Way.StartTls)
            await subject.StartTls();
    }

    private static X509Certificate2 Certificate(Fault fault) => fault switch
    {
        Fault.SelfSigned => Authority.SelfSigned(Name),
        Fault.UnknownAuthority => new Authority("SmtpGen test authority").ForServer(Name),
        Fault.Expired => Authority.Trusted.Expired(Name),
        Fault.NotYetValid => Authority.Trusted.NotYetValid(Name),
        Fault.OtherName => Authority.Trusted.ForServer("other.example", "xserver.example", "server.example.org"),
        Fault.ForClientsOnly => Authority.Trusted.ForClient(Name),
        _ => Authority.Trusted.ForServer(IPAddress.Loopback.ToString(), IPAddress.IPv6Loopback.ToString()),
    };
}
