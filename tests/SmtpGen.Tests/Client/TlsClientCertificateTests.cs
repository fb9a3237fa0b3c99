using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A server that demands a certificate of the client sees the one that the caller gave, whichever way it was given.</summary>
public class TlsClientCertificateTests
{
    private static readonly X509Certificate2 Mine = Authority.Trusted.ForClient("client.example");

    public enum Given
    {
        ToSslClient,
        InOptions,
        InTlsOptions,
        FromPem,
        ByCallback,
    }

    public static TheoryData<Flavour, SslProtocols, Given> Ways => Combinations.WithFlavours(
        from version in new[] { SslProtocols.Tls12, SslProtocols.Tls13 } from way in Enum.GetValues<Given>() select (version, way));

    public static TheoryData<Flavour, SslProtocols> Versions => Combinations.WithFlavours<SslProtocols>([SslProtocols.Tls12, SslProtocols.Tls13]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_server_sees_the_certificate(Flavour flavour, SslProtocols version, Given way)
    {
        await using LineServer server = Demand(version, encryptsFirst: true);
        await using var subject = new Subject(flavour, client: Client(way));

        await subject.Connect(server.Host, server.Port);

        Assert.Equal((version, Mine.Thumbprint), (server.Seen?.Protocol, server.Seen?.Certificate?.Thumbprint));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_server_sees_the_certificate_after_STARTTLS_too(Flavour flavour, SslProtocols version)
    {
        foreach (bool forThisHandshake in new[] { false, true })
        {
            await using LineServer server = Demand(version, encryptsFirst: false);
            SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
            tls.ClientCertificates = [Mine];
            await using var subject = new Subject(
                flavour, new SmtpClientOptions { TlsOptions = Authority.Trusted.ClientOptions, ClientCertificate = forThisHandshake ? null : Mine });
            await subject.Connect(server.Host, server.Port);

            await subject.StartTls(forThisHandshake ? tls : null);
            await subject.Ehlo();

            Assert.Equal((version, Mine.Thumbprint), (server.Seen?.Protocol, server.Seen?.Certificate?.Thumbprint));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Without_a_certificate_that_is_demanded_there_is_no_session(Flavour flavour, SslProtocols version)
    {
        await using LineServer server = Demand(version, encryptsFirst: true);
        await using var subject = new Subject(flavour, client: new SmtpSslClient(Options));

        Exception? error = await Record.ExceptionAsync(async () => await subject.Connect(server.Host, server.Port));

        Assert.True(error is AuthenticationException or SmtpServerDisconnectedException, $"{error}");
        Assert.False(subject.Client.IsConnected);
        Assert.Null(server.Seen);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_handshake_that_the_server_refuses_when_the_client_is_done_is_a_failed_handshake(Flavour flavour)
    {
        // TLS 1.3 judges the client's certificate when the client's half is over: an alert is what is read first.
        await using var server = new LineServer([])
        {
            Tls = new SslServerAuthenticationOptions { ServerCertificate = Authority.Trusted.ForServer("127.0.0.1") },
            EncryptsFirst = true,
            SaysBeneath = "\u0017\u0003\u0003\0\u0013not of this session",
        };
        await using var subject = new Subject(flavour, client: new SmtpSslClient(Options));

        var error = await Assert.ThrowsAsync<AuthenticationException>(async () => await subject.Connect(server.Host, server.Port));

        Assert.Contains("certificate", error.Message);
        Assert.False(subject.Client.IsConnected);
    }

    [Fact]
    public void A_certificate_without_its_private_key_is_refused_at_once()
    {
        using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(Mine.RawData);

        Assert.Throws<ArgumentException>(() => new SmtpSslClient(bare));
        Assert.Throws<ArgumentException>(() => new SmtpClient(new SmtpClientOptions { ClientCertificate = bare }));
        Assert.Throws<ArgumentNullException>(() => new SmtpSslClient((X509Certificate2)null!));
    }

    [Fact]
    public void The_options_of_the_caller_are_not_touched()
    {
        var options = new SmtpClientOptions { LocalHostName = "client.example" };

        new SmtpSslClient(Mine, options).Dispose();

        Assert.Null(options.ClientCertificate);
    }

    private static SmtpClientOptions Options => new() { LocalHostName = "client.example", TlsOptions = Authority.Trusted.ClientOptions };

    private static LineServer Demand(SslProtocols version, bool encryptsFirst)
    {
        SslServerAuthenticationOptions tls = Authority.Trusted.DemandingOptions(Authority.Trusted.ForServer("127.0.0.1"));
        tls.EnabledSslProtocols = version;
        return new LineServer(new() { ["EHLO"] = "250-server.example\r\n250 STARTTLS\r\n", ["STARTTLS"] = "220 go\r\n" }) { Tls = tls, EncryptsFirst = encryptsFirst };
    }

    private static SmtpSslClient Client(Given way)
    {
        SmtpClientOptions options = Options;
        switch (way)
        {
            case Given.ToSslClient:
                return new SmtpSslClient(Mine, options);
            case Given.InOptions:
                options.ClientCertificate = Mine;
                break;
            case Given.InTlsOptions:
                options.TlsOptions!.ClientCertificates = [Mine];
                break;
            case Given.ByCallback:
                options.TlsOptions!.LocalCertificateSelectionCallback = static (_, _, _, _, _) => Mine;
                break;
            default:
                using (ECDsa key = Mine.GetECDsaPrivateKey()!)
                    options.ClientCertificate = X509Certificate2.CreateFromPem(Mine.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
                break;
        }
        return new SmtpSslClient(options);
    }
}
