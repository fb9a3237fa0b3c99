using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpGen.Testing;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Security;

/// <summary>What a login is bound to: the certificate's hash, by the algorithm that it was signed with, but no weaker than SHA-256 (RFC 5929 §4.1).</summary>
public class ChannelBindingTests
{
    [Theory]
    [InlineData("SHA256", false)]
    [InlineData("SHA384", false)]
    [InlineData("SHA512", false)]
    [InlineData("SHA256", true)]
    [InlineData("SHA384", true)]
    [InlineData("SHA512", true)]
    public async Task Client_and_server_make_the_same_of_a_certificate(string algorithm, bool isRsa)
    {
        using X509Certificate2 certificate = Certificate(new HashAlgorithmName(algorithm), isRsa);
        await using SmtpTestServer server = SmtpTestServer.Start(new SmtpTestServerOptions { Users = { ["me"] = "password" }, Certificate = certificate });
        await using var subject = new Subject(Flavour.Async);
        await subject.Connect(server.Host, server.Port);
        await subject.Ehlo();
        await subject.StartTls(server.ClientTlsOptions);
        await subject.Ehlo();
        var seen = new Seen();

        await Record.ExceptionAsync(async () => await subject.Authenticate(seen));

        Assert.Equal(certificate.GetCertHash(new HashAlgorithmName(algorithm)), seen.Context!.ServerEndPoint.ToArray());
        Assert.Equal((server.Host, server.Port, true), (seen.Context.Host, seen.Context.Port, seen.Context.IsEncrypted));
        Assert.True(seen.Context.Offers("scram-sha-256-plus"));
        Assert.Equal(235, (await subject.Authenticate(new SaslScramSha256Plus("me", "password"))).Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task In_clear_there_is_none_and_over_a_stream_nothing_names_the_server(Flavour flavour)
    {
        await using Subject subject = await Subject.Introduced(flavour, new ScriptedStream().ExpectEhlo("AUTH X Y").Expect("AUTH SEEN\r\n", "504 no\r\n"));
        var seen = new Seen();

        await Assert.ThrowsAsync<SmtpAuthenticationException>(async () => await subject.Authenticate(seen));

        Assert.True(seen.Context!.ServerEndPoint.IsEmpty);
        Assert.Equal((null, 0, false), (seen.Context.Host, seen.Context.Port, seen.Context.IsEncrypted));
        Assert.Equal(["X", "Y"], seen.Context.Offered);
    }

    private static X509Certificate2 Certificate(HashAlgorithmName algorithm, bool isRsa)
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = isRsa
            ? new CertificateRequest("CN=server.test", rsa, algorithm, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=server.test", ecdsa, algorithm);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private sealed class Seen() : SaslMechanism("SEEN")
    {
        public SaslContext? Context { get; private set; }

        public override bool SendsSecret => false;

        public override void Prepare(SaslContext context) => Context = context;

        public override byte[]? Respond(ReadOnlySpan<byte> challenge) => null;
    }
}
