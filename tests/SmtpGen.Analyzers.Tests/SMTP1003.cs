using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The command is out of order on some path.</summary>
public class SMTP1003
{
    [Fact]
    public Task EhloInOneBranch_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            c.Ehlo();
        c.{|SMTP1003:Mail|}("a@example.com");
        """);

    [Fact]
    public Task MailInOneBranch_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        if (flag)
            c.Mail("a@example.com");
        c.{|SMTP1003:Mail|}("b@example.com");
        """);

    [Fact]
    public Task SwitchThatForgetsOneCase_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        switch (recipients.Length)
        {
            case 0:
                c.Ehlo();
                break;
            case 1:
                c.Helo();
                break;
        }
        c.{|SMTP1003:Mail|}("a@example.com");
        """);

    [Fact]
    public Task WhileThatMayNotRun_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        while (Console.ReadLine() is { } line)
            c.Rcpt(line);
        c.{|SMTP1003:Data|}("text");
        """);

    [Fact]
    public Task QuitInsideTheLoop_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        foreach (string recipient in recipients)
        {
            c.{|SMTP1003:Mail|}("a@example.com");
            c.Rcpt(recipient);
            c.Data("text");
            c.Quit();
        }
        """);

    [Fact]
    public Task ExceptionSwallowed_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        try
        {
            c.Connect("mail.example.com");
        }
        catch (SmtpConnectException)
        {
            Console.WriteLine("cannot connect");
        }
        c.{|SMTP1003:Ehlo|}();
        """);

    [Fact]
    public Task ForeachBody_CountsAsRun() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        foreach (string recipient in recipients)
            c.Rcpt(recipient);
        c.Data("text");
        """);

    [Fact]
    public Task ForBody_CountsAsRun() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        for (int i = 0; i < recipients.Length; i++)
            c.Rcpt(recipients[i]);
        c.Data("text");
        """);

    [Fact]
    public Task AwaitForeachBody_CountsAsRun() => Check.Program(Verification.Snippet.Class("""
        public async Task Run(IAsyncEnumerable<string> recipients)
        {
            await using var c = await SmtpClient.OpenAsync("mail.example.com");
            await c.MailAsync("a@example.com");
            await foreach (string recipient in recipients)
                await c.RcptAsync(recipient);
            await c.DataAsync("text");
        }
        """));

    [Theory]
    [InlineData("flag", "flag")]
    [InlineData("!flag", "!flag")]
    [InlineData("flag", "!!flag")]
    [InlineData("recipients != null", "recipients is not null")]
    [InlineData("recipients.Length > 3", "recipients.Length > 3")]
    [InlineData("string.IsNullOrEmpty(recipients.ToString()) || flag", "flag && true")]
    public Task SameCondition_IsNotFlagged(string first, string second) => Check.BothFlavours($$"""
        using var c = new SmtpClient();
        if ({{first}})
        {
            c.Connect("mail.example.com");
            c.Ehlo();
        }
        Console.WriteLine("now");
        if ({{second}})
            c.Mail("a@example.com");
        """);

    [Theory]
    [InlineData("flag", "other")]
    [InlineData("flag", "!flag")]
    public Task OtherCondition_IsFlagged(string first, string second) => Check.BothFlavours($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if ({{first}})
            c.Ehlo();
        if ({{second}})
            c.{|{{(first == "flag" && second == "!flag" ? "SMTP1001" : "SMTP1003")}}:Mail|}("a@example.com");
        """);

    [Fact]
    public Task ChangedCondition_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            c.Ehlo();
        flag = Console.ReadLine() == "yes";
        if (flag)
            c.{|SMTP1003:Mail|}("a@example.com");
        """);

    [Fact]
    public Task FlagThatRemembers_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        bool greeted = false;
        foreach (string recipient in recipients)
        {
            if (!greeted)
            {
                c.Ehlo();
                greeted = true;
            }
            c.Mail("a@example.com");
            c.Rcpt(recipient);
            c.Data("text");
        }
        """);

    [Fact]
    public Task ConditionalAccess_IsOnePath() => Check.Program(Verification.Snippet.Class("""
        public void Run(bool flag)
        {
            SmtpClient? c = flag ? new SmtpClient() : null;
            c?.Connect("mail.example.com");
            c?.Ehlo();
            c?.Mail("a@example.com");
            if (c != null)
                c.Rcpt("b@example.com");
            if (c is { } d)
                d.Data("text");
            c?.Dispose();
        }
        """));

    [Fact]
    public Task WhileTrue_HasNoOtherWayOut() => Check.BothFlavours("""
        using var c = new SmtpClient();
        while (true)
        {
            c.Connect("mail.example.com");
            if (c.Ehlo().IsSuccess)
                break;
            c.Quit();
        }
        c.Mail("a@example.com");
        """.Replace("c.Ehlo().IsSuccess", "flag", StringComparison.Ordinal).Replace("    if (flag)", "    c.Ehlo();\n    if (flag)", StringComparison.Ordinal));

    [Fact]
    public Task EarlyReturn_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            c.Ehlo();
        else
            return;
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task GotoOverTheStep_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            goto skip;
        c.Ehlo();
        skip:
        c.{|SMTP1003:Mail|}("a@example.com");
        """);

    [Fact]
    public Task BranchThatHandsTheClientOn_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            Use(c);
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task HelperInOneBranch_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (flag)
            Prepare(c);
        c.{|SMTP1003:Mail|}("a@example.com");

        static void Prepare(SmtpClient client) => client.Ehlo();
        """);

    [Fact]
    public Task StepThatDependsOnTheServer_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        if (c.HasExtension("STARTTLS"))
        {
            c.StartTls();
            c.Ehlo();
        }
        if (c.HasExtension("AUTH"))
            c.Login("user", Console.ReadLine()!);
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Data("text");
        """);
}
