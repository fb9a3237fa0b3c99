using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>SMTP1001: what refusals and exceptions leave behind.</summary>
public class SMTP1001Outcomes
{
    [Fact]
    public Task SenderRefused_LeavesNoTransaction_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        var reply = c.Mail("a@example.com");
        if (!reply.IsSuccess)
            c.{|SMTP1001:Rcpt|}("b@example.com");
        """);

    [Theory]
    [InlineData("!c.Ehlo().IsSuccess")]
    [InlineData("c.Ehlo().Code != 250")]
    [InlineData("c.Ehlo().Code >= 400")]
    [InlineData("c.Ehlo().Code / 100 != 2")]
    [InlineData("c.Ehlo() is { IsSuccess: false }")]
    [InlineData("c.Ehlo() is { Code: >= 500 and < 600 }")]
    [InlineData("c.Ehlo().IsPermanentFailure")]
    public Task HeloWhereEhloIsRefused_IsNotFlagged(string refused) => Check.Method($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if ({{refused}})
            c.Helo();
        c.Mail("a@example.com");
        """);

    [Theory]
    [InlineData("!c.Ehlo().IsSuccess")]
    [InlineData("c.Ehlo().Code != 250")]
    [InlineData("c.Ehlo() is { IsSuccess: false }")]
    [InlineData("c.Ehlo().IsPermanentFailure")]
    public Task LoginWhereEhloIsRefused_IsFlagged(string refused) => Check.Method($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if ({{refused}})
            c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task DeconstructedCode_TellsRefusal() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        var (code, text) = c.Ehlo();
        if (code != 250)
            c.{|SMTP1001:Mail|}(text);
        """);

    [Fact]
    public Task RefusalInAVariable_IsUnderstood() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        bool ok = c.Ehlo().IsSuccess;
        if (!ok)
            ok = c.Helo().IsSuccess;
        if (!ok)
            return;
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task StepThatMayBeRefused_IsNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if (!c.Ehlo().IsSuccess)
            Console.WriteLine("no EHLO");
        c.Mail("a@example.com");
        foreach (string recipient in recipients)
        {
            var reply = c.Rcpt(recipient);
            if (!reply.IsSuccess)
                Console.WriteLine(reply.Text);
        }
        c.Data("text");
        """);

    [Fact]
    public Task ConnectThatThrew_HasNotHappened_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        try
        {
            c.Connect("mail.example.com");
        }
        catch (SmtpConnectException)
        {
            c.{|SMTP1001:Ehlo|}();
        }
        """);

    [Fact]
    public Task ReconnectAfterException_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        try
        {
            c.Mail("a@example.com");
            c.Rcpt("b@example.com");
        }
        catch (SmtpServerDisconnectedException)
        {
            c.Connect("mail.example.com");
            c.Ehlo();
            c.Mail("a@example.com");
        }
        finally
        {
            c.Rset();
        }
        """);

    [Fact]
    public Task FinallyRunsOnEveryWayOut_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        try
        {
            c.Connect("mail.example.com");
            c.Ehlo();
        }
        finally
        {
            Console.WriteLine("done");
        }
        c.Login("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task QuitInFinally_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        try
        {
            c.Ehlo();
        }
        finally
        {
            c.Quit();
        }
        c.{|SMTP1001:Mail|}("a@example.com");
        """);
}
