using System.Net;
using System.Net.Security;
using System.Reflection;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>What a caller asks for in TLS options is what the handshake does.</summary>
public class TlsOptionsTests
{
    [Fact]
    [SupportedOSPlatform("linux")]
    [SupportedOSPlatform("windows")]
    public void Every_option_that_was_given_is_passed_on()
    {
        var given = new SslClientAuthenticationOptions
        {
            AllowRenegotiation = false,
            AllowRsaPkcs1Padding = false,
            AllowRsaPssPadding = false,
            AllowTlsResume = false,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            CertificateChainPolicy = new X509ChainPolicy(),
            CertificateRevocationCheckMode = X509RevocationMode.Online,
            CipherSuitesPolicy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy([TlsCipherSuite.TLS_AES_128_GCM_SHA256]) : null,
            ClientCertificateContext = SslStreamCertificateContext.Create(Authority.Trusted.ForClient("client.example"), null, offline: true),
            ClientCertificates = [],
            EnabledSslProtocols = SslProtocols.Tls13,
            EncryptionPolicy = EncryptionPolicy.RequireEncryption,
            LocalCertificateSelectionCallback = (_, _, _, _, _) => null!,
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
            TargetHost = "server.example",
        };

        SslClientAuthenticationOptions used = TlsOptions.For("other.example", given, certificate: null);

        Assert.NotSame(given, used);
        foreach (PropertyInfo property in typeof(SslClientAuthenticationOptions).GetProperties())
            Assert.Equal((property.Name, property.GetValue(given)), (property.Name, property.GetValue(used)));
    }

    [Fact]
    public void A_handshake_whose_options_nobody_gave_verifies_and_knows_no_renegotiation()
    {
        SslClientAuthenticationOptions used = TlsOptions.For("server.example", given: null, certificate: null);

        Assert.Equal(("server.example", false, null), (used.TargetHost, used.AllowRenegotiation, used.RemoteCertificateValidationCallback));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_certificate_in_the_TLS_options_goes_before_the_clients_own(bool isGiven)
    {
        X509Certificate2 mine = Authority.Trusted.ForClient("client.example");
        var given = new SslClientAuthenticationOptions { ClientCertificates = isGiven ? [] : null };

        SslClientAuthenticationOptions used = TlsOptions.For("server.example", given, mine);

        Assert.Equal(isGiven ? 0 : 1, used.ClientCertificates?.Count);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_revocation_check_that_cannot_be_made_fails_the_handshake_only_where_it_was_asked_for(Flavour flavour)
    {
        foreach (X509RevocationMode mode in new[] { X509RevocationMode.NoCheck, X509RevocationMode.Offline })
        {
            await using LineServer server = Serve(SslProtocols.None);
            SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
            tls.CertificateChainPolicy!.RevocationMode = mode;
            await using var subject = new Subject(flavour, client: new SmtpSslClient(new SmtpClientOptions { TlsOptions = tls }));

            if (mode == X509RevocationMode.NoCheck)
                await subject.Connect(server.Host, server.Port);
            else
                await Assert.ThrowsAsync<AuthenticationException>(async () => await subject.Connect(server.Host, server.Port));
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    [SupportedOSPlatform("linux")]
    [SupportedOSPlatform("windows")]
    public async Task A_server_that_begins_the_handshake_anew_loses_the_connection_where_that_is_not_allowed(Flavour flavour)
    {
        foreach (bool isAllowed in new[] { false, true })
        {
            await using LineServer server = Serve(SslProtocols.Tls12, stream => stream.NegotiateClientCertificateAsync());
            SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
            tls.AllowRenegotiation = isAllowed;
            tls.ClientCertificates = [Authority.Trusted.ForClient("client.example")];
            await using var subject = new Subject(flavour, client: new SmtpSslClient(new SmtpClientOptions { TlsOptions = tls }));

            Exception? error = await Record.ExceptionAsync(async () => await subject.Connect(server.Host, server.Port));

            Assert.Equal(isAllowed, error is null);
            Assert.Equal(isAllowed, subject.Client.IsConnected);
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_caller_who_judges_certificates_has_the_last_word(Flavour flavour)
    {
        foreach (bool accepts in new[] { true, false })
        {
            await using LineServer server = Serve(SslProtocols.None);
            var tls = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => accepts };
            await using var subject = new Subject(flavour, client: new SmtpSslClient(new SmtpClientOptions { TlsOptions = tls }));

            Exception? error = await Record.ExceptionAsync(async () => await subject.Connect(server.Host, server.Port));

            Assert.Equal(accepts ? null : typeof(AuthenticationException), error?.GetType());
        }
    }

    private static LineServer Serve(SslProtocols version, Func<SslStream, Task>? afterHandshake = null)
    {
        SslServerAuthenticationOptions tls = Authority.Trusted.DemandingOptions(Authority.Trusted.ForServer(IPAddress.Loopback.ToString()));
        tls.ClientCertificateRequired = false;
        tls.RemoteCertificateValidationCallback = null;
        tls.AllowRenegotiation = true;
        tls.EnabledSslProtocols = version;
        return new LineServer([]) { Tls = tls, EncryptsFirst = true, AfterHandshake = afterHandshake };
    }
}
