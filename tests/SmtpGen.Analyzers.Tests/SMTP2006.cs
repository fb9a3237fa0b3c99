using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>An option is used, and nothing on the way has asked for its extension. The rule is off by default.</summary>
public class SMTP2006
{
    private const string On = "dotnet_diagnostic.SMTP2006.severity = suggestion";

    [Theory]
    [InlineData("c.Mail(\"a@example.com\", [{|SMTP2006:\"BODY=8BITMIME\"|}]).EnsureSuccess();")]
    [InlineData("c.Mail(\"a@example.com\", new MailOptions { {|SMTP2006:RequireTls|} = true, Size = 9 }).EnsureSuccess();")]
    [InlineData("c.SendMail(\"a@example.com\", \"b@example.com\", \"text\", rcptOptions: new() { {|SMTP2006:Notify|} = SmtpNotify.Never });")]
    [InlineData("if (c.HasExtension(\"DSN\")) c.Mail(\"a@example.com\", [\"RET=HDRS\", {|SMTP2006:\"SMTPUTF8\"|}]).EnsureSuccess();")]
    [InlineData("var options = new MailOptions { {|SMTP2006:RequireTls|} = true }; c.Mail(\"a@example.com\", options).EnsureSuccess();")]
    [InlineData("MailOptions options = new(); options.{|SMTP2006:RequireTls|} = true; options.Size = 9; c.Mail(\"a@example.com\", options).EnsureSuccess();")]
    public Task OptionThatNobodyAskedFor_IsFlagged(string statement) => Check<SessionAnalyzer>.Program(Program(statement), On);

    [Theory]
    [InlineData("if (c.HasExtension(\"8BITMIME\")) c.Mail(\"a@example.com\", [\"BODY=8BITMIME\"]).EnsureSuccess();")]
    [InlineData("bool dsn = c.HasExtension(\"dsn\"); if (dsn) c.Mail(\"a@example.com\", new MailOptions { Ret = SmtpRet.Headers }).EnsureSuccess();")]
    [InlineData("if (c.EsmtpFeatures.ContainsKey(\"DSN\")) c.Mail(\"a@example.com\", [\"RET=HDRS\"]).EnsureSuccess();")]
    [InlineData("if (c.HasExtension(name)) c.Mail(\"a@example.com\", [\"RET=HDRS\"]).EnsureSuccess();")]
    [InlineData("c.Mail(\"a@example.com\", new MailOptions { Size = 9 }).EnsureSuccess();")]
    [InlineData("c.Mail(\"a@example.com\").EnsureSuccess();")]
    [InlineData("var options = new MailOptions { Size = 9 }; c.Mail(\"a@example.com\", options).EnsureSuccess();")]
    [InlineData("var options = new MailOptions { RequireTls = true }; options = new MailOptions(); c.Mail(\"a@example.com\", options).EnsureSuccess();")]
    [InlineData("var options = new MailOptions(); if (c.HasExtension(\"REQUIRETLS\")) options.RequireTls = true; c.Mail(\"a@example.com\", options).EnsureSuccess();")]
    [InlineData("var options = new MailOptions { RequireTls = true }; if (c.HasExtension(\"REQUIRETLS\")) c.Mail(\"a@example.com\", options).EnsureSuccess();")]
    [InlineData("outside.Mail(\"a@example.com\", [\"BODY=8BITMIME\"]).EnsureSuccess();")]
    public Task OptionThatMayBeUsed_IsNotFlagged(string statement) => Check<SessionAnalyzer>.Program(Program(statement), On);

    [Fact]
    public Task WhereNobodyTurnsItOn_NothingIsFlagged()
        => Check<SessionAnalyzer>.Program(Program("c.Mail(\"a@example.com\", [\"BODY=8BITMIME\"]).EnsureSuccess();"));

    private static string Program(string statement) => Snippet.Class($$"""
        public void Run(SmtpClient outside, string name)
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Ehlo();
            {{statement}}
        }
        """);
}
