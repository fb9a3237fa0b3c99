using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.Testing;

/// <summary>The channel binding tls-server-end-point (RFC 5929 §4.1): the certificate's hash, by the algorithm of its signature, but no weaker than SHA-256.</summary>
internal static class ServerEndPoint
{
    private const string Sha384WithRsa = "1.2.840.113549.1.1.12";
    private const string Sha512WithRsa = "1.2.840.113549.1.1.13";
    private const string Sha384WithEcdsa = "1.2.840.10045.4.3.3";
    private const string Sha512WithEcdsa = "1.2.840.10045.4.3.4";

    public static byte[] Of(X509Certificate2 certificate) => certificate.GetCertHash(certificate.SignatureAlgorithm.Value switch
    {
        Sha384WithRsa or Sha384WithEcdsa => HashAlgorithmName.SHA384,
        Sha512WithRsa or Sha512WithEcdsa => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    });
}
