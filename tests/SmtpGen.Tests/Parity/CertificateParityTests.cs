using System.Security.Cryptography.X509Certificates;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>keyfile</c> and <c>certfile</c>.</summary>
public class CertificateParityTests
{
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["EHLO"] = "250-server.example\r\n250 STARTTLS\r\n", ["STARTTLS"] = "220 go\r\n", ["NOOP"] = "250 ok\r\n", ["QUIT"] = "221 bye\r\n",
    };

    public static TheoryData<Flavour, bool> Ways => Combinations.WithFlavours<bool>([false, true]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_client_certificate_is_shown_to_a_server_that_asks_for_one(Flavour flavour, bool tlsFirst)
    {
        await using LineServer server = Demanding(tlsFirst);
        X509Certificate2 certificate = Authority.Trusted.ForClient("client.example");
        await using Subject subject = Client(flavour, tlsFirst, certificate);

        await Encrypt(subject, tlsFirst, server);

        Assert.True((await subject.Noop()).IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Without_one_a_server_that_demands_one_ends_it(Flavour flavour, bool tlsFirst)
    {
        await using LineServer server = Demanding(tlsFirst);
        await using Subject subject = Client(flavour, tlsFirst, certificate: null);

        // With TLS 1.3 the server's refusal comes after the client's side of the handshake.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await Encrypt(subject, tlsFirst, server);
            await subject.Noop();
        });

        Assert.False(subject.Client.IsConnected);
    }

    private static LineServer Demanding(bool tlsFirst) => new(Answers)
    {
        Tls = Authority.Trusted.DemandingOptions(Authority.Trusted.ForServer("server.example")),
        EncryptsFirst = tlsFirst,
    };

    private static Subject Client(Flavour flavour, bool tlsFirst, X509Certificate2? certificate)
    {
        var options = new SmtpClientOptions { LocalHostName = "client.example", TlsOptions = Authority.Trusted.ClientOptions, ClientCertificate = tlsFirst ? null : certificate };
        options.TlsOptions.TargetHost = "server.example";
        SmtpClient client = !tlsFirst ? new SmtpClient(options) : certificate is null ? new SmtpSslClient(options) : new SmtpSslClient(certificate, options);
        return new Subject(flavour, client: client);
    }

    private static async Task Encrypt(Subject subject, bool tlsFirst, LineServer server)
    {
        await subject.Connect(server.Host, server.Port);
        if (!tlsFirst)
            await subject.StartTls();
    }
}
