using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The rules of the session hold for every kind of client, and when the roles change.</summary>
public class OtherClients
{
    [Theory]
    [InlineData("Lhlo()")]
    [InlineData("Lhlo(\"me.example.com\")")]
    [InlineData("Ehlo()")]
    public Task LmtpIntroduction_IsNotFlagged(string hello) => Check.Method($$"""
        using var c = new LmtpClient();
        c.Connect("/run/lmtp");
        c.{{hello}};
        Console.WriteLine(c.HasExtension("SIZE"));
        c.Mail("a@example.com");
        c.Rcpt("b@example.com");
        c.Data("text");
        Console.WriteLine(c.RecipientReplies.Count);
        """);

    [Fact]
    public Task LmtpWithoutIntroduction_IsFlagged() => Check.Method("""
        using var c = new LmtpClient();
        c.{|SMTP1001:Lhlo|}();
        c.Mail("a@example.com");
        c.{|SMTP1002:Mail|}("a@example.com");
        """);

    [Fact]
    public Task LmtpThroughTheBaseType_IsFlagged() => Check.Method("""
        using SmtpClient c = new LmtpClient();
        c.Connect("/run/lmtp");
        c.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Fact]
    public Task LmtpOpened_IsFollowed() => Check.Method("""
        using var c = LmtpClient.Open("/run/lmtp");
        c.Mail("a@example.com");
        c.{|SMTP1001:Data|}("text");
        """);

    [Fact]
    public Task DetachedClient_IsFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        using var stream = c.Detach();
        c.{|SMTP1001:Noop|}();
        """);

    [Fact]
    public Task DetachedClientThatConnectsAgain_IsNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        using var stream = c.Detach();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task MailAfterTheRolesChanged_IsFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.StartTls();
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        c.Atrn();
        c.{|SMTP1001:Mail|}("a@example.com");
        """);

    [Fact]
    public Task RolesThatDidNotChange_AreNotFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        if (c.Atrn().IsSuccess)
        {
            using var stream = c.Detach();
            return;
        }
        c.Mail("a@example.com");
        """);

    [Fact]
    public Task AtrnWithoutLogin_IsFlagged() => Check.Method("""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.{|SMTP1001:Atrn|}();
        """);

    [Fact]
    public Task ImplicitTlsClient_IsFollowed() => Check.BothFlavours("""
        using var c = new SmtpSslClient();
        c.Connect("mail.example.com");
        c.{|SMTP1001:Login|}("user", Console.ReadLine()!);
        c.{|SMTP1002:StartTls|}();
        """);

    [Fact]
    public Task ImplicitTlsClient_IsNotFlagged() => Check.BothFlavours("""
        using var c = new SmtpSslClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        c.Login("user", Console.ReadLine()!);
        c.Mail("a@example.com");
        """);
}
