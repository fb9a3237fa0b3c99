using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.UsageAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A password is written in the program.</summary>
public class SMTP3004
{
    [Theory]
    [InlineData("""outside.Login("user", {|SMTP3004:"hunter2"|});""")]
    [InlineData("""outside.LoginAsync(password: {|SMTP3004:"hunter2"|}, user: "user");""")]
    [InlineData("""const string Password = "hunter2"; outside.Login("user", {|SMTP3004:Password|});""")]
    [InlineData("""var password = {|SMTP3004:"hunter2"|}; outside.Login("user", password);""")]
    [InlineData("""outside.Login("user", {|SMTP3004:"hunt" + "er2"|});""")]
    [InlineData("""outside.Login("user", Environment.GetEnvironmentVariable("PASSWORD") ?? {|SMTP3004:"hunter2"|});""")]
    [InlineData("""outside.Authenticate(new SaslPlain("user", {|SMTP3004:"hunter2"|}));""")]
    [InlineData("""SaslPlain plain = new("user", {|SMTP3004:"hunter2"|});""")]
    [InlineData("""Use(new SmtpGen.SaslCramMd5("user", {|SMTP3004:"hunter2"|}));""")]
    [InlineData("""Use(new SaslXOAuth2("user", {|SMTP3004:"ya29.a0"|}));""")]
    [InlineData("""Use(new SmtpClientOptions { Credentials = new NetworkCredential("user", {|SMTP3004:"hunter2"|}) });""")]
    [InlineData("""Use(new SmtpClientOptions { Credentials = new("user", {|SMTP3004:"hunter2"|}, "domain") });""")]
    [InlineData("""Use(new SmtpClientOptions { Credentials = new() { UserName = "user", Password = {|SMTP3004:"hunter2"|} } });""")]
    [InlineData("""var login = new NetworkCredential("user", {|SMTP3004:"hunter2"|}); var options = new SmtpClientOptions(); options.Credentials = login;""")]
    public Task Literal_IsFlagged(string statement) => Check.Program("using System.Net;\n" + Verification.Snippet.Method(statement));

    [Theory]
    [InlineData("""outside.Login("user", Console.ReadLine()!);""")]
    [InlineData("""outside.Login("user", "");""")]
    [InlineData("""outside.Login("user", recipients[0]);""")]
    [InlineData("""outside.Login("user", Environment.GetEnvironmentVariable("PASSWORD")!);""")]
    [InlineData("""outside.Login("user", Environment.GetEnvironmentVariable("PASSWORD") ?? throw new Exception("no password"));""")]
    [InlineData("""outside.Login("user", $"{recipients[0]}-{recipients[1]}");""")]
    [InlineData("""outside.Authenticate(new SaslPlain("user", recipients[0]));""")]
    [InlineData("""outside.Authenticate(new SaslPlain("user", recipients[0], "somebody"));""")]
    [InlineData("""Use(new NetworkCredential("user", "hunter2"));""")]
    [InlineData("""Use(new SmtpClientOptions { Credentials = new NetworkCredential("user", recipients[0]) });""")]
    [InlineData("""Use(new SmtpClientOptions { Credentials = null, LocalHostName = "example.com" });""")]
    [InlineData("""Use(new System.Net.Http.HttpClientHandler { Credentials = new NetworkCredential("user", "hunter2") });""")]
    [InlineData("""Use(new Uri("user", UriKind.Relative));""")]
    [InlineData("""_ = outside.Mail("hunter2", ["X-OWN=hunter2"]);""")]
    [InlineData("""outside.Login(recipients[0], System.IO.File.ReadAllText("password.txt"));""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Program("using System.Net;\n" + Verification.Snippet.Method(statement));

    [Fact]
    public Task ReadOnlyField_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        private static readonly string Password = {|SMTP3004:"hunter2"|};
        private static string Changed = "hunter2";
        private static readonly System.Net.NetworkCredential Account = new("user", {|SMTP3004:"hunter2"|});
        private static readonly System.Net.NetworkCredential Elsewhere = new("user", "hunter2");
        private static readonly SmtpClientOptions Options = new() { Credentials = Account };

        public void Run(SmtpClient client)
        {
            client.Login("user", Password);
            client.Login("user", Changed);
            Use(Options);
            Use(Elsewhere);
        }
        """));
}
