using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.ServerTests;

/// <summary>A certificate for a server at 127.0.0.1, signed by itself, that a client can trust and nobody else does.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public ServerCertificate()
    {
        var request = new CertificateRequest("CN=postfix.test", _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>Key and certificate, as Postfix reads them.</summary>
    public string Pem => _key.ExportPkcs8PrivateKeyPem() + "\n" + _certificate.ExportCertificatePem() + "\n";

    public SslClientAuthenticationOptions TrustOptions => new()
    {
        TargetHost = "127.0.0.1",
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}
