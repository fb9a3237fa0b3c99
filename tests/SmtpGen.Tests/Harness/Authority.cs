using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.Tests.Harness;

/// <summary>A certification authority that lives as long as the tests, with leaves that are right and leaves that are wrong.</summary>
internal sealed class Authority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private readonly X509Certificate2 _root;
    private int _leaves;

    public Authority(string name = "SmtpGen test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(Now.AddYears(-5), Now.AddYears(5));
    }

    /// <summary>The one that the tests trust.</summary>
    public static Authority Trusted { get; } = new();

    /// <summary>Options of a client that trusts this authority alone.</summary>
    public SslClientAuthenticationOptions ClientOptions => new() { CertificateChainPolicy = Policy };

    /// <summary>Options of a server that demands a certificate of this authority.</summary>
    public SslServerAuthenticationOptions DemandingOptions(X509Certificate2 server) => new()
    {
        ServerCertificate = server,
        ClientCertificateRequired = true,
        CertificateChainPolicy = Policy,
        RemoteCertificateValidationCallback = static (_, _, _, errors) => errors == SslPolicyErrors.None,
    };

    /// <summary>A server's certificate for these names and addresses.</summary>
    public X509Certificate2 ForServer(params string[] names) => Leaf(names, ServerAuthentication, Now.AddDays(-1), Now.AddDays(1));

    /// <summary>A server's certificate that says where the list of the revoked ones is.</summary>
    public X509Certificate2 ForServer(Uri revocationList, params string[] names)
        => Leaf(names, ServerAuthentication, Now.AddDays(-1), Now.AddDays(1), CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([revocationList.AbsoluteUri]));

    /// <summary>The list of the certificates that this authority takes back.</summary>
    public byte[] Revoked(params X509Certificate2[] certificates)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (X509Certificate2 certificate in certificates)
            list.AddEntry(certificate, Now.AddHours(-1), X509RevocationReason.KeyCompromise);
        return list.Build(_root, crlNumber: 1, Now.AddDays(1), HashAlgorithmName.SHA256, thisUpdate: Now.AddHours(-1));
    }

    /// <summary>One whose signatures are all of one length.</summary>
    public X509Certificate2 ForServerOfRsa(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Describe(request, [name], ServerAuthentication);
        using X509Certificate2 bare = request.Create(_root.SubjectName, X509SignatureGenerator.CreateForECDsa(_root.GetECDsaPrivateKey()!), Now.AddDays(-1), Now.AddDays(1), NextSerial());
        using X509Certificate2 certificate = bare.CopyWithPrivateKey(key);
        return WithStoredKey(certificate);
    }

    public X509Certificate2 Expired(params string[] names) => Leaf(names, ServerAuthentication, Now.AddDays(-3), Now.AddDays(-2));

    public X509Certificate2 NotYetValid(params string[] names) => Leaf(names, ServerAuthentication, Now.AddDays(2), Now.AddDays(3));

    public X509Certificate2 ForClient(string name) => Leaf([name], ClientAuthentication, Now.AddDays(-1), Now.AddDays(1));

    /// <summary>A certificate that nobody vouches for but itself.</summary>
    public static X509Certificate2 SelfSigned(params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = Request(names, ServerAuthentication, key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        return WithStoredKey(certificate);
    }

    private X509ChainPolicy Policy => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _root },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private X509Certificate2 Leaf(string[] names, string usage, DateTimeOffset from, DateTimeOffset to, X509Extension? more = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request(names, usage, key);
        if (more is not null)
            request.CertificateExtensions.Add(more);
        using X509Certificate2 bare = request.Create(_root, from, to, NextSerial());
        using X509Certificate2 certificate = bare.CopyWithPrivateKey(key);
        return WithStoredKey(certificate);
    }

    private byte[] NextSerial() => [1, .. BitConverter.GetBytes(Interlocked.Increment(ref _leaves))];

    private static CertificateRequest Request(string[] names, string usage, ECDsa key)
    {
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        Describe(request, names, usage);
        return request;
    }

    private static void Describe(CertificateRequest request, string[] names, string usage)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
    }

    // Windows cannot use a key for TLS that was never written down.
    private static X509Certificate2 WithStoredKey(X509Certificate2 certificate)
        => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
}
