using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.UsageAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Certificate validation is switched off.</summary>
public class SMTP3002
{
    private const string Usings = "using System.Net.Security; using System.Security.Cryptography.X509Certificates;\n";

    [Theory]
    [InlineData("{|SMTP3002:(_, _, _, _) => true|}")]
    [InlineData("{|SMTP3002:(a, b, c, d) => (true)|}")]
    [InlineData("{|SMTP3002:static (_, _, _, _) => { return true; }|}")]
    [InlineData("{|SMTP3002:delegate { return true; }|}")]
    [InlineData("{|SMTP3002:delegate { Use(1); if (flag) return true; return true; }|}")]
    [InlineData("{|SMTP3002:new RemoteCertificateValidationCallback((_, _, _, _) => true)|}")]
    [InlineData("{|SMTP3002:All|}")]
    [InlineData("{|SMTP3002:Program.AllInABlock|}")]
    [InlineData("{|SMTP3002:Local|}")]
    [InlineData("{|SMTP3002:held|}")]
    public Task CallbackThatAcceptsAll_IsFlagged(string callback) => Check.Program(Usings + Program(
        $$"""outside.StartTls(new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {{callback}} });"""));

    [Theory]
    [InlineData("(_, _, _, errors) => errors == SslPolicyErrors.None")]
    [InlineData("(_, _, _, errors) => { if (errors == SslPolicyErrors.None) return true; return flag; }")]
    [InlineData("(_, _, _, _) => false")]
    [InlineData("(_, _, _, _) => { Use(() => { return true; }); return flag; }")]
    [InlineData("(_, _, _, _) => throw new Exception()")]
    [InlineData("Some")]
    [InlineData("given")]
    [InlineData("null")]
    [InlineData("(_, _, chain, _) => chain is not null")]
    [InlineData("(_, certificate, _, _) => { return certificate is not null; }")]
    public Task CallbackThatLooks_IsNotFlagged(string callback) => Check.Program(Usings + Program(
        $$"""outside.StartTls(new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {{callback}} });"""));

    [Theory]
    [InlineData("_ = new SmtpClientOptions { TlsOptions = new() { RemoteCertificateValidationCallback = {|SMTP3002:All|} } };")]
    [InlineData("_ = new SmtpClientOptions { TlsOptions = { RemoteCertificateValidationCallback = {|SMTP3002:All|} } };")]
    [InlineData("var o = new SmtpClientOptions(); o.TlsOptions = new(); o.TlsOptions.RemoteCertificateValidationCallback = {|SMTP3002:All|};")]
    [InlineData("var tls = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {|SMTP3002:All|} }; outside.StartTls(tls);")]
    [InlineData("var tls = new SslClientAuthenticationOptions(); tls.RemoteCertificateValidationCallback = {|SMTP3002:All|}; outside.StartTlsAsync(tls);")]
    [InlineData("SslClientAuthenticationOptions tls; tls = new() { RemoteCertificateValidationCallback = {|SMTP3002:All|} }; Use(new SmtpClientOptions { TlsOptions = tls });")]
    [InlineData("outside.StartTls(flag ? null : new() { RemoteCertificateValidationCallback = {|SMTP3002:All|} });")]
    public Task OptionsForTheLibrary_AreFlagged(string statement) => Check.Program(Usings + Program(statement));

    [Theory]
    [InlineData("_ = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = All };")]
    [InlineData("var tls = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = All }; stream.AuthenticateAsClient(tls); outside.StartTls();")]
    [InlineData("stream.AuthenticateAsClient(new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = All });")]
    [InlineData("elsewhere.RemoteCertificateValidationCallback = All;")]
    [InlineData("_ = new SslStream(stream, false, (_, _, _, _) => true);")]
    [InlineData("System.Net.ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => true;")]
    [InlineData("_ = new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };")]
    [InlineData("var other = new Other { RemoteCertificateValidationCallback = () => true };")]
    public Task OptionsForOthers_AreNotFlagged(string statement) => Check.Program(Usings + Program(statement));

    [Fact]
    public Task Field_IsFlagged() => Check.Program(Usings + Verification.Snippet.Class("""
        private static readonly SslClientAuthenticationOptions Tls = new() { RemoteCertificateValidationCallback = {|SMTP3002:delegate { return true; }|} };

        private readonly SslClientAuthenticationOptions _elsewhere = new() { RemoteCertificateValidationCallback = delegate { return true; } };

        public void Run(SmtpClient client) => client.StartTls(Tls);
        """));

    private static string Program(string statement) => Verification.Snippet.Class($$"""
        public void Run(SmtpClient outside, bool flag, RemoteCertificateValidationCallback given, SslStream stream, SslClientAuthenticationOptions elsewhere)
        {
            RemoteCertificateValidationCallback held = (_, _, _, _) => true;
            {{statement}}
            bool Local(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
        }

        public static bool All(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

        public static bool AllInABlock(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            return true;
        }

        public static bool Some(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == 0;

        public class Other { public Func<bool>? RemoteCertificateValidationCallback { get; set; } }
        """);
}
