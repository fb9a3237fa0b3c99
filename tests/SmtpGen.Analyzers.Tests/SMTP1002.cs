using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The command is not allowed here, on every path.</summary>
public class SMTP1002
{
    [Fact]
    public Task MailInsideTransaction_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        c.{|SMTP1002:Mail|}("b@example.com");
        c.Rcpt("c@example.com");
        """);

    [Fact]
    public Task MailAfterRset_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        c.Rset();
        c.Mail("b@example.com");
        """);

    [Fact]
    public Task MailAfterData_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        c.Rcpt("c@example.com");
        c.Data("text");
        c.Mail("b@example.com");
        """);

    [Fact]
    public Task MailAfterRefusedData_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        c.Rcpt("c@example.com");
        var reply = c.Data("text");
        if (!reply.IsSuccess)
            c.Mail("b@example.com");
        """);

    [Fact]
    public Task RetryAfterRefusal_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        var reply = c.Mail("a@example.com");
        while (!reply.IsSuccess)
            reply = c.Mail("b@example.com");
        c.Rcpt("c@example.com");
        """);

    [Fact]
    public Task MailAfterAcceptedMail_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        var reply = c.Mail("a@example.com");
        if (reply.IsSuccess)
            c.{|SMTP1002:Mail|}("b@example.com");
        """);

    [Fact]
    public Task SecondStartTls_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.StartTls();
        c.Ehlo();
        c.{|SMTP1002:StartTls|}();
        """);

    [Fact]
    public Task StartTlsOnImplicitTls_IsFlagged() => Check.BothFlavours("""
        using SmtpClient c = new SmtpSslClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP1002:StartTls|}();
        """);

    [Fact]
    public Task StartTlsOnClientOfUnknownType_IsNotFlagged() => Check.Method("""
        outside.Close();
        outside.Connect("mail.example.com");
        outside.Ehlo();
        outside.StartTls();
        """);

    [Fact]
    public Task StartTlsOnOpenedClient_IsNotFlagged() => Check.Method("""
        using var c = SmtpClient.Open("mail.example.com");
        c.StartTls();
        """);

    [Fact]
    public Task DataAfterBdat_IsFlagged() => Check.Method("""
        using var c = SmtpClient.Open("mail.example.com");
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Bdat(new byte[1]);
        c.{|SMTP1002:Data|}("text");
        """);

    [Fact]
    public Task RcptAfterBdat_IsFlagged() => Check.Method("""
        using var c = SmtpClient.Open("mail.example.com");
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Bdat(new byte[1], last: false);
        c.{|SMTP1002:Rcpt|}("c@example.com");
        """);

    [Fact]
    public Task MailAfterLastBdat_IsNotFlagged() => Check.Method("""
        using var c = SmtpClient.Open("mail.example.com");
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Bdat(new byte[1]);
        c.Bdat(new byte[1], last: true);
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task MailAfterBdatOfUnknownKind_IsNotFlagged() => Check.Method("""
        using var c = SmtpClient.Open("mail.example.com");
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Bdat(new byte[1], last: flag);
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task LoginInsideTransaction_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        c.{|SMTP1002:Login|}("user", Console.ReadLine()!);
        """);

    [Fact]
    public Task SecondLoginAfterFailure_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        try
        {
            c.Login("user", Console.ReadLine()!);
        }
        catch (SmtpAuthenticationException)
        {
            c.Login("other", Console.ReadLine()!);
        }
        """);

    [Fact]
    public Task SecondConnect_IsFlagged() => Check.BothFlavours("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.{|SMTP1002:Connect|}("mail.example.com");
        """);

    [Fact]
    public Task ConnectWhereNotConnected_IsNotFlagged() => Check.Method("""
        using var c = SmtpClient.Open("mail.example.com");
        foreach (string recipient in recipients)
        {
            if (!c.IsConnected)
            {
                c.Connect("mail.example.com");
                c.Ehlo();
            }
            c.SendMail("a@example.com", [recipient], "text");
        }
        """);

    [Fact]
    public Task StartTlsUnderGuard_IsNotFlagged() => Check.Method("""
        if (!outside.IsEncrypted)
            outside.StartTls();
        if (outside.HasSender)
            outside.Rset();
        outside.Mail("a@example.com");
        """);

    [Fact]
    public Task StartTlsWhereEncrypted_IsFlagged() => Check.Method("""
        if (outside.IsEncrypted)
            outside.{|SMTP1002:StartTls|}();
        """);

    [Fact]
    public Task TheMessage_NamesTheWayOut() => Verification.Messages.Of<SessionAnalyzer>(
        Verification.Snippet.Method("""
            using var c = SmtpClient.Open("mail.example.com");
            c.Mail("a@example.com");
            c.Mail("b@example.com");
            """),
        "'Mail' is not allowed here: a mail transaction is open; call 'Rset' first (RFC 5321 §4.1.1.2)");

    [Theory]
    [InlineData("SmtpSecurity.StartTls")]
    [InlineData("SmtpSecurity.Implicit")]
    public Task StartTlsAfterOpenThatEncrypts_IsFlagged(string security) => Check.Method($$"""
        using var c = SmtpClient.Open("mail.example.com", options: new() { Security = {{security}} });
        c.{|SMTP1002:StartTls|}();
        """);

    [Theory]
    [InlineData("SmtpSecurity.None")]
    [InlineData("SmtpSecurity.StartTlsWhenAvailable")]
    public Task StartTlsAfterOpenThatMayNotEncrypt_IsNotFlagged(string security) => Check.Method($$"""
        using var c = SmtpClient.Open("mail.example.com", options: new() { Security = {{security}} });
        c.StartTls();
        """);
}
