using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.UsageAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.UsageAnalyzer, SmtpGen.CodeFixes.EnsureSuccessCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A reply is dropped.</summary>
public class SMTP4001
{
    [Theory]
    [InlineData("""c.{|SMTP4001:Mail|}("a@example.com");""")]
    [InlineData("""c.{|SMTP4001:Rcpt|}("a@example.com");""")]
    [InlineData("""c.{|SMTP4001:Data|}("text");""")]
    [InlineData("""c.{|SMTP4001:Etrn|}("example.com");""")]
    [InlineData("""if (flag) c.{|SMTP4001:Rcpt|}("a@example.com"); else c.{|SMTP4001:Rcpt|}("b@example.com");""")]
    [InlineData("""foreach (var recipient in recipients) c.{|SMTP4001:Rcpt|}(recipient);""")]
    public Task ReplyThatMatters_IsFlagged(string statement) => Check.BothFlavours("var c = outside;\n" + statement);

    [Theory]
    [InlineData("""outside.{|SMTP4001:Verify|}("a@example.com");""")]
    [InlineData("""outside.{|SMTP4001:Expn|}("list");""")]
    [InlineData("""outside.{|SMTP4001:Bdat|}(new byte[3], last: true);""")]
    [InlineData("""outside.{|SMTP4001:DoCommand|}("XPING");""")]
    [InlineData("""outside?.{|SMTP4001:Mail|}("a@example.com");""")]
    [InlineData("""outside.{|SMTP4001:MailAsync|}("a@example.com");""")]
    [InlineData("""outside.{|SMTP4001:MailAsync|}("a@example.com").GetAwaiter().GetResult();""")]
    [InlineData("""outside.{|SMTP4001:MailAsync|}("a@example.com").AsTask().Wait();""")]
    [InlineData("""Action<string> rcpt = x => outside.{|SMTP4001:Rcpt|}(x);""")]
    [InlineData("""void Rcpt(string x) => outside.{|SMTP4001:Rcpt|}(x);""")]
    [InlineData("""for (; flag; outside.{|SMTP4001:Rcpt|}("a@example.com")) { }""")]
    [InlineData("""new SmtpSslClient().{|SMTP4001:Mail|}("a@example.com");""")]
    public Task ReplyThatMatters_IsFlaggedWhereverItIsDropped(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Mail("a@example.com").EnsureSuccess();""")]
    [InlineData("""_ = outside.Mail("a@example.com");""")]
    [InlineData("""var reply = outside.Mail("a@example.com");""")]
    [InlineData("""if (!outside.Mail("a@example.com").IsSuccess) return;""")]
    [InlineData("""Use(outside.Mail("a@example.com"));""")]
    [InlineData("""var (code, _) = outside.Mail("a@example.com");""")]
    [InlineData("""Func<string, SmtpReply> rcpt = x => outside.Rcpt(x);""")]
    [InlineData("""SmtpReply Rcpt(string x) => outside.Rcpt(x);""")]
    [InlineData("""var pending = outside.MailAsync("a@example.com");""")]
    [InlineData("""outside.MailAsync("a@example.com").AsTask().ContinueWith(task => Use(task.Result));""")]
    [InlineData("""outside.Mail("a@example.com").ToString();""")]
    [InlineData("""outside.Noop(); outside.Rset(); outside.Ehlo(); outside.Help(); outside.Quit();""")]
    [InlineData("""outside.Connect("mail.example.com"); outside.StartTls(); outside.Login("user", recipients[0]);""")]
    [InlineData("""outside.PutCommand("NOOP"); outside.GetReply();""")]
    [InlineData("""new List<string>().Add("a"); new System.IO.StringReader("").Read();""")]
    [InlineData("""outside.Rcpt("a@example.com").EnsureSuccess();""")]
    [InlineData("""switch (outside.Data("text").Code) { case 250: break; }""")]
    [InlineData("""foreach (var reply in recipients.Select(x => outside.Rcpt(x))) Use(reply);""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task Await_IsFollowed() => Check.Program(Verification.Snippet.AsyncMethod("""
        await outside.{|SMTP4001:MailAsync|}("a@example.com").ConfigureAwait(false);
        (await outside.RcptAsync("a@example.com")).EnsureSuccess();
        _ = await outside.RcptAsync("a@example.com");
        SmtpReply reply = await outside.DataAsync("text").ConfigureAwait(false);
        await outside.NoopAsync();
        await Task.WhenAll(outside.RcptAsync("a@example.com").AsTask());
        """));

    [Fact]
    public Task TheMessage_SaysWhatToCall() => Verification.Messages.Of<UsageAnalyzer>(
        Verification.Snippet.Method("""outside.Mail("a@example.com");"""),
        "The reply to 'Mail' is dropped, so a refusal goes unnoticed; look at it, or call 'EnsureSuccess' on it");

    [Theory]
    [InlineData("""outside.{|SMTP4001:Mail|}("a@example.com");""", """outside.Mail("a@example.com").EnsureSuccess();""")]
    [InlineData("""outside?.{|SMTP4001:Mail|}("a@example.com");""", """outside?.Mail("a@example.com").EnsureSuccess();""")]
    [InlineData("""Action a = () => outside.{|SMTP4001:Data|}("x") /* x */;""", """Action a = () => outside.Data("x").EnsureSuccess() /* x */;""")]
    [InlineData(
        """outside.{|SMTP4001:MailAsync|}("a").GetAwaiter().GetResult();""",
        """outside.MailAsync("a").GetAwaiter().GetResult().EnsureSuccess();""")]
    [InlineData(
        """
        outside.{|SMTP4001:Mail|}("a@example.com"); // first
        foreach (var recipient in recipients)
            outside.{|SMTP4001:Rcpt|}(recipient); // then
        """,
        """
        outside.Mail("a@example.com").EnsureSuccess(); // first
        foreach (var recipient in recipients)
            outside.Rcpt(recipient).EnsureSuccess(); // then
        """)]
    public Task TheFix_HasTheReplyThrow(string before, string after) => Fix.Method(before, after);

    [Theory]
    [InlineData("""await outside.{|SMTP4001:MailAsync|}("a@example.com");""", """(await outside.MailAsync("a@example.com")).EnsureSuccess();""")]
    [InlineData(
        """
        // First.
        await outside.{|SMTP4001:MailAsync|}("a").ConfigureAwait(false); // then
        """,
        """
        // First.
        (await outside.MailAsync("a").ConfigureAwait(false)).EnsureSuccess(); // then
        """)]
    public Task TheFix_HasTheReplyThrowAroundAwait(string before, string after) => Fix.AsyncMethod(before, after);

    [Fact]
    public Task TheFix_IsNotOfferedForATask() => Fix.NothingForMethod("""outside.{|SMTP4001:MailAsync|}("a@example.com");""");
}
