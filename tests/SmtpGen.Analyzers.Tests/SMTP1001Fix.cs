using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.SessionAnalyzer, SmtpGen.CodeFixes.InsertStepCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The fix of SMTP1001 puts the missing step before the statement.</summary>
public class SMTP1001Fix
{
    [Fact]
    public Task InsertsEhlo() => BothFlavours(
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");

        // now log in
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """,
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();

        // now log in
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task InsertsEhloAfterStartTls() => BothFlavours(
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.StartTls();
        var reply = c.{|SMTP1001:Mail|}("a@example.com");
        """.Replace("var reply = ", "", StringComparison.Ordinal),
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.StartTls();
        c.Ehlo();
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task UsesTheReceiversOwnName() => Fix.Program(
        Verification.Snippet.Class("""
            private readonly SmtpClient _smtp = new();

            public void Run(bool flag)
            {
                _smtp.Close();
                this._smtp.Connect("mail.example.com");
                this._smtp.Helo();
                if (this._smtp.{|SMTP1001:HasExtension|}("SIZE"))
                    Use(_smtp);
            }
            """),
        Verification.Snippet.Class("""
            private readonly SmtpClient _smtp = new();

            public void Run(bool flag)
            {
                _smtp.Close();
                this._smtp.Connect("mail.example.com");
                this._smtp.Helo();
                this._smtp.Ehlo();
                if (this._smtp.HasExtension("SIZE"))
                    Use(_smtp);
            }
            """));

    [Fact]
    public Task MakesABlockOfAnEmbeddedStatement() => Fix.Method(
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """,
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
        {
            c.Ehlo();
            c.Login("user", Console.ReadLine()!);
        }
        """);

    [Fact]
    public Task InsertsAfterConditionalAccess() => Fix.Program(
        Verification.Snippet.Class("""
            public void Run(bool flag)
            {
                SmtpClient? c = flag ? new SmtpClient() : null;
                c?.Connect("mail.example.com");
                c?.{|SMTP1001:Login|}("user", Console.ReadLine()!);
            }
            """),
        Verification.Snippet.Class("""
            public void Run(bool flag)
            {
                SmtpClient? c = flag ? new SmtpClient() : null;
                c?.Connect("mail.example.com");
                c?.Ehlo();
                c?.Login("user", Console.ReadLine()!);
            }
            """));

    [Fact]
    public Task InsertsBeforeAHelper() => Fix.Program(
        Verification.Snippet.Class("""
            public async Task Run()
            {
                await using var c = new SmtpClient();
                await c.ConnectAsync("mail.example.com");
                await SendAsync(to: "a@example.com", client: {|SMTP1001:c|});
                using var d = new SmtpClient();
                d.Connect("mail.example.com");
                new Sender({|SMTP1001:d|});
                using var e = new SmtpClient();
                e.Connect("mail.example.com");
                e.{|SMTP1001:Deliver|}();
            }

            private static async Task SendAsync(SmtpClient client, string to)
            {
                await client.MailAsync(to);
            }

            private sealed class Sender
            {
                public Sender(SmtpClient client) => client.Mail("a@example.com");
            }
            """) + Extension,
        Verification.Snippet.Class("""
            public async Task Run()
            {
                await using var c = new SmtpClient();
                await c.ConnectAsync("mail.example.com");
                await c.EhloAsync();
                await SendAsync(to: "a@example.com", client: c);
                using var d = new SmtpClient();
                d.Connect("mail.example.com");
                await d.EhloAsync();
                new Sender(d);
                using var e = new SmtpClient();
                e.Connect("mail.example.com");
                await e.EhloAsync();
                e.Deliver();
            }

            private static async Task SendAsync(SmtpClient client, string to)
            {
                await client.MailAsync(to);
            }

            private sealed class Sender
            {
                public Sender(SmtpClient client) => client.Mail("a@example.com");
            }
            """) + Extension);

    [Fact]
    public Task IsNotOfferedForAClientWithoutAName() => Fix.NothingForMethod("""
        Send({|SMTP1001:Make()|});

        static SmtpClient Make()
        {
            var client = new SmtpClient();
            client.Connect("mail.example.com");
            return client;
        }
        static void Send(SmtpClient client) => client.Mail("a@example.com");
        """);

    [Fact]
    public Task MendsAllAtOnce() => Fix.Method(
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        using var d = new SmtpClient();
        d.Connect("mail.example.com");
        d.{|SMTP1001:Mail|}("a@example.com");
        """,
        """
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        using var d = new SmtpClient();
        d.Connect("mail.example.com");
        d.Ehlo();
        d.Mail("a@example.com");
        """);

    [Theory]
    [InlineData("var c = new SmtpClient(); c.{|SMTP1001:Login|}(\"user\", Console.ReadLine()!);")]
    [InlineData("var c = SmtpClient.Open(); c.{|SMTP1001:Rcpt|}(\"a@example.com\");")]
    [InlineData("var c = new SmtpClient(); c.Connect(); while (c.{|SMTP1001:Mail|}(\"a\").IsSuccess) break;")]
    [InlineData("Action a = () => new SmtpClient().{|SMTP1001:Ehlo|}();")]
    public Task IsNotOfferedWhereTheProgramMustSay(string statement) => Fix.NothingForMethod(statement);

    private const string Extension = """

        internal static class Extensions
        {
            public static void Deliver(this SmtpClient client) => client.Mail("a@example.com");
        }
        """;

    private static async Task BothFlavours(string before, string after)
    {
        await Fix.Method(before, after);
        await Fix.AsyncMethod(before, after);
    }
}
