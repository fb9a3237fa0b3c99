using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SmtpGen;

/// <summary>How a handshake is done: what the caller asks for, with the server's name and the client's certificate filled in where they are missing.</summary>
internal static class TlsOptions
{
    /// <summary>Options for one handshake. Those of the caller stay as they are: they may serve other hosts.</summary>
    /// <exception cref="InvalidOperationException">Nothing says for whom the server's certificate has to be.</exception>
    public static SslClientAuthenticationOptions For(string? host, SslClientAuthenticationOptions? given, X509Certificate2? certificate)
    {
        SslClientAuthenticationOptions options = given is null ? new() { AllowRenegotiation = false } : Copy(given);
        if (string.IsNullOrEmpty(options.TargetHost))
            options.TargetHost = host;
        if (string.IsNullOrEmpty(options.TargetHost) && options.RemoteCertificateValidationCallback is null)
            throw new InvalidOperationException("The connection goes over a given stream, so nothing names the server: set TargetHost in the TLS options.");
        if (certificate is not null && options.ClientCertificates is null && options.ClientCertificateContext is null && options.LocalCertificateSelectionCallback is null)
            options.ClientCertificates = [certificate];
        return options;
    }

    private static SslClientAuthenticationOptions Copy(SslClientAuthenticationOptions given)
    {
        var copy = new SslClientAuthenticationOptions
        {
            AllowRenegotiation = given.AllowRenegotiation,
            AllowTlsResume = given.AllowTlsResume,
            ApplicationProtocols = given.ApplicationProtocols,
            CertificateChainPolicy = given.CertificateChainPolicy,
            CertificateRevocationCheckMode = given.CertificateRevocationCheckMode,
            CipherSuitesPolicy = given.CipherSuitesPolicy,
            ClientCertificateContext = given.ClientCertificateContext,
            ClientCertificates = given.ClientCertificates,
            EnabledSslProtocols = given.EnabledSslProtocols,
            EncryptionPolicy = given.EncryptionPolicy,
            LocalCertificateSelectionCallback = given.LocalCertificateSelectionCallback,
            RemoteCertificateValidationCallback = given.RemoteCertificateValidationCallback,
            TargetHost = given.TargetHost,
        };
#if NET10_0_OR_GREATER
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            copy.AllowRsaPkcs1Padding = given.AllowRsaPkcs1Padding;
            copy.AllowRsaPssPadding = given.AllowRsaPssPadding;
        }
#endif
        return copy;
    }
}
