using System.Security.Cryptography.X509Certificates;

namespace SmtpGen.Testing;

/// <summary>What the sessions of a server share.</summary>
internal sealed class ServerState(SmtpTestServerOptions options) : IDisposable
{
    private readonly Lazy<X509Certificate2> _ownCertificate = new(() => TestCertificate.Create(options.Name));

    public SmtpTestServerOptions Options => options;

    public ScriptBook Scripts { get; } = new();

    public MessageStore Messages { get; } = new(options.Limits.Messages);

    public X509Certificate2 Certificate => options.Certificate ?? _ownCertificate.Value;

    public void Dispose()
    {
        if (_ownCertificate.IsValueCreated) _ownCertificate.Value.Dispose();
    }
}
