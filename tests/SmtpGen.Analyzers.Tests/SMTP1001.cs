using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A step that the command needs is missing on every path.</summary>
public class SMTP1001
{
    [Fact]
    public Task LoginBeforeEhlo_IsFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task LoginAfterEhlo_IsNotFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task LoginBeforeEhloInUsing_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        c.Quit();
        """);

    [Fact]
    public Task LoginBeforeEhloInUsingBlock_IsFlagged() => Check.BothFlavours("""
        using (var c = new SmtpClient())
        {
            c.Connect("mail.example.com");
            c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        }
        """);

    [Fact]
    public Task LoginAfterEhloInUsing_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        c.Quit();
        """);

    [Fact]
    public Task LoginBeforeEhloInBothBranches_IsFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        else
            c.{|SMTP1001:Login|}("other", Console.ReadLine()!);
        """);

    [Fact]
    public Task LoginBeforeEhloAfterBranches_IsFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        if (flag)
            c.Connect("mail.example.com");
        else
            c.Connect("mx.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task EhloInBothBranches_IsNotFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            c.Ehlo("a.example.com");
        else
            c.Helo("a.example.com");
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task LoginBeforeEhloInLoop_IsFlagged() => Check.BothFlavours("""
        foreach (string host in recipients)
        {
            var c = new SmtpClient();
            c.Connect(host);
            c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
            c.Quit();
        }
        """);

    [Fact]
    public Task NewClientInEachRound_IsNotFlagged() => Check.BothFlavours("""
        SmtpClient c;
        foreach (string host in recipients)
        {
            c = new SmtpClient();
            c.Connect(host);
            c.Ehlo();
            c.Login("user", Console.ReadLine()!);
            c.Quit();
        }
        """);

    [Fact]
    public Task LoginBeforeEhloInWhileTrue_IsFlagged() => Check.BothFlavours("""
        while (true)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
            if (flag)
                break;
        }
        """);

    [Fact]
    public Task MailAfterStartTlsWithoutNewEhlo_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.StartTls();
        c.{|SMTP1001:Mail|}("a@example.com");
        c.Rcpt("b@example.com");
        c.Data("text");
        """);

    [Fact]
    public Task MailAfterStartTlsAndEhlo_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.StartTls();
        c.Ehlo();
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Data("text");
        """);

    [Fact]
    public Task RcptBeforeMail_IsFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP1001:Rcpt|}("b@example.com");
        c.Data("text");
        """);

    [Fact]
    public Task DataBeforeRcpt_IsFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        c.{|SMTP1001:Data|}("text");
        """);

    [Theory]
    [InlineData("Ehlo()")]
    [InlineData("Mail(\"a@example.com\")")]
    [InlineData("Rcpt(\"a@example.com\")")]
    [InlineData("Data(\"text\")")]
    [InlineData("Noop()")]
    [InlineData("Rset()")]
    [InlineData("StartTls()")]
    public Task AnythingAfterQuit_IsFlaggedOnce(string call) => Check.BothFlavours($$"""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Quit();
        c.{|SMTP1001:{{call.Insert(call.IndexOf('('), "|}")}};
        c.Noop();
        """);

    [Fact]
    public Task MailAfterQuitOfClientFromOutside_IsFlagged() => Check.Method("""
        outside.Quit();
        outside.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Fact]
    public Task ConnectAfterQuit_IsNotFlagged() => Check.BothFlavours("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Quit();
        c.Connect("mx.example.com");
        c.Ehlo();
        c.Noop();
        c.Quit();
        c.Dispose();
        """);

    [Fact]
    public Task ClientFromOutside_IsNotFlagged() => Check.Method("""
        outside.Login("user", Console.ReadLine()!);
        outside.Rcpt("b@example.com");
        """);

    [Theory]
    [InlineData("Prepare(c);")]
    [InlineData("_client = c; Prepare(null);")]
    [InlineData("var list = new List<SmtpClient> { c }; list[0].Ehlo();")]
    [InlineData("var array = new[] { c }; array[0].Ehlo();")]
    [InlineData("var pair = (c, 1); pair.c.Ehlo();")]
    [InlineData("Action hello = () => c.Ehlo(); hello();")]
    [InlineData("void Hello() => c.Ehlo(); Hello();")]
    [InlineData("Func<string?, SmtpReply> hello = c.Ehlo; hello(null);")]
    [InlineData("c.DoCommand(\"EHLO\", \"a.example.com\");")]
    [InlineData("object alias = c; Prepare(alias);")]
    [InlineData("Prepare(ref c);")]
    public Task EscapedClient_IsNotFlagged(string escape) => Check.Program(Verification.Snippet.Class($$"""
        private SmtpClient? _client;

        public void Run()
        {
            var c = new SmtpClient();
            c.Connect("mail.example.com");
            {{escape}}
            c.Login("user", Console.ReadLine()!);
        }

        private void Prepare(object? client) => (client as SmtpClient ?? _client)!.Ehlo();
        private void Prepare(ref SmtpClient client) => client.Ehlo();
        """));

    [Fact]
    public Task EscapeAfterTheMistake_IsFlagged() => Check.Method("""
        var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        Use(c);
        """);

    [Fact]
    public Task ClientMadeInBothBranches_IsFlagged() => Check.Method("""
        SmtpClient c;
        if (flag)
            c = new SmtpClient();
        else
            c = new SmtpSslClient();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task ClientMadeInBothBranches_IsNotFlagged() => Check.Method("""
        SmtpClient c = flag ? new SmtpClient() : new SmtpSslClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task Alias_IsFlagged() => Check.Method("""
        var c = new SmtpClient();
        var d = c;
        c.Connect("mail.example.com");
        d.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task Alias_IsNotFlagged() => Check.Method("""
        var c = new SmtpClient();
        var d = c;
        c.Connect("mail.example.com");
        d.Ehlo();
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task OneOfTwoClients_IsNotFlagged() => Check.Method("""
        var a = new SmtpClient();
        var b = new SmtpClient();
        a.Connect("a.example.com");
        b.Connect("b.example.com");
        var c = flag ? a : b;
        c.Ehlo();
        a.Noop();
        a.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task OpenedClient_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            using (var a = SmtpClient.Open("mail.example.com"))
                a.Mail("a@example.com");
            await using var b = await SmtpClient.OpenAsync("mail.example.com").ConfigureAwait(false);
            await b.MailAsync("a@example.com");
            using var c = SmtpSslClient.Open("mail.example.com");
            c.Mail("a@example.com");
        }
        """));

    [Fact]
    public Task RcptOnOpenedClient_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            using (var a = SmtpClient.Open("mail.example.com"))
                a.{|SMTP1001:Rcpt|}("a@example.com");
            await using var b = await SmtpClient.OpenAsync("mail.example.com").ConfigureAwait(false);
            await b.{|SMTP1001:RcptAsync|}("a@example.com");
        }
        """));

    [Fact]
    public Task EveryWayToWait_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        public async Task Run()
        {
            var c = new SmtpClient();
            await c.ConnectAsync("mail.example.com").ConfigureAwait(false);
            var hello = c.EhloAsync();
            await hello;
            c.LoginAsync("user", Console.ReadLine()!).AsTask().Wait();
            c.MailAsync("a@example.com").GetAwaiter().GetResult();
            _ = c.RcptAsync("b@example.com").AsTask().Result;
            await Task.WhenAll(c.DataAsync("text").AsTask());
        }
        """));

    [Fact]
    public Task ExtensionsBeforeEhlo_AreFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Helo();
        Console.WriteLine(c.{|SMTP1001:HasExtension|}("SIZE"));
        """);

    [Fact]
    public Task ExtensionsAfterEhlo_AreNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        if (c.HasExtension("STARTTLS"))
        {
            c.StartTls();
            c.Ehlo();
        }
        Console.WriteLine(c.EsmtpFeatures["SIZE"]);
        """);

    [Fact]
    public Task TheMessage_NamesTheStepAndTheSection() => Verification.Messages.Of<SessionAnalyzer>(
        Verification.Snippet.Method("""
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Login("user", Console.ReadLine()!);
            """),
        "'Login' comes too early: the client has not introduced itself with EHLO; call 'Ehlo' first (RFC 4954 §4)");

    [Fact]
    public Task TheMessage_NamesTheFirstOfSeveralSteps() => Verification.Messages.Of<SessionAnalyzer>(
        Verification.Snippet.Method("""
            using var c = new SmtpClient();
            c.Login("user", Console.ReadLine()!);
            """),
        "'Login' comes too early: the client is not connected; call 'Connect' first (RFC 4954 §4)");

    [Fact]
    public Task ImplicitHello_IsNotFlaggedWhereAllowed() => Check.Program(
        Verification.Snippet.Method("""
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Login("user", Console.ReadLine()!);
            c.Mail("a@example.com");
            """),
        "smtpgen_implicit_hello = true");

    [Fact]
    public Task MailBeforeHello_IsFlaggedEvenWhereImplicitHelloIsAllowed() => Check.Program(
        Verification.Snippet.Method("""
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.{|SMTP1001:Mail|}("a@example.com");
            """),
        "smtpgen_implicit_hello = true");
}
