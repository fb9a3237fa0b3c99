using System.Net.Security;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>A certificate that its authority has revoked, told by a list that is there to be read.</summary>
[SupportedOSPlatform("linux")]
public class TlsRevocationTests
{
    public static TheoryData<Flavour, bool, X509RevocationMode> Cases => Combinations.WithFlavours(
        from isRevoked in new[] { true, false } from mode in new[] { X509RevocationMode.NoCheck, X509RevocationMode.Online } select (isRevoked, mode));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_revoked_certificate_is_refused_where_the_list_is_asked_for(Flavour flavour, bool isRevoked, X509RevocationMode mode)
    {
        await using var list = new RevocationList();
        X509Certificate2 certificate = Authority.Trusted.ForServer(list.Address, "127.0.0.1");
        list.Publish(Authority.Trusted.Revoked(isRevoked ? [certificate] : [Authority.Trusted.ForServer("127.0.0.1")]));
        await using var server = new LineServer([]) { Tls = new SslServerAuthenticationOptions { ServerCertificate = certificate }, EncryptsFirst = true };
        SslClientAuthenticationOptions tls = Authority.Trusted.ClientOptions;
        tls.CertificateChainPolicy!.RevocationMode = mode;
        await using var subject = new Subject(flavour, client: new SmtpSslClient(new SmtpClientOptions { TlsOptions = tls }));

        Exception? error = await Record.ExceptionAsync(async () => await subject.Connect(server.Host, server.Port));

        Assert.Equal(isRevoked && mode == X509RevocationMode.Online ? typeof(AuthenticationException) : null, error?.GetType());
        Assert.Equal(error is null, subject.Client.IsConnected);
        Assert.Equal(mode == X509RevocationMode.Online, list.Requests > 0);
    }
}
