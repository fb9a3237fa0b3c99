using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>What conditions say: of replies, of clients, and of each other.</summary>
public class FlowConditions
{
    /// <summary>Ways to ask whether MAIL was refused.</summary>
    [Theory]
    [InlineData("!reply.IsSuccess")]
    [InlineData("!reply.IsSuccess == true")]
    [InlineData("reply.Code is not 250")]
    [InlineData("reply.Code is >= 400")]
    [InlineData("reply.Code is 450 or >= 451 or (>= 400 and < 450)")]
    [InlineData("reply.Code >= 400 & reply.Code < 600")]
    [InlineData("reply is not { IsSuccess: true }")]
    [InlineData("reply is { Code: not (250 or 251) }")]
    [InlineData("reply is { Code: >= 400 and _ }")]
    [InlineData("reply.Code / 100 != 2")]
    [InlineData("reply is { IsTransientFailure: true } or { IsPermanentFailure: true }")]
    public Task ARefusal_IsUnderstood(string refused) => Check.Program(Program($$"""
        using var first = new SmtpClient();
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        c.Ehlo();
        var reply = c.Mail("a@example.com");
        if ({{refused}})
            c.{|SMTP1001:Rcpt|}("b@example.com");
        else
            c.{|SMTP1002:Mail|}("b@example.com");
        """));

    [Theory]
    [InlineData("bool ok = c.Mail(\"a@example.com\").Code == 250; if (ok) c.{|SMTP1002:Mail|}(\"b@example.com\"); else c.{|SMTP1001:Rcpt|}(\"b@example.com\");")]
    [InlineData("bool bad = !c.Mail(\"a@example.com\").IsSuccess; if (!bad) c.{|SMTP1002:Mail|}(\"b@example.com\"); else c.{|SMTP1001:Rcpt|}(\"b@example.com\");")]
    [InlineData("var reply = c.Mail(\"a@example.com\"); bool bad = reply.Code >= 400 & reply.Code < 600; if (bad) c.{|SMTP1001:Rcpt|}(\"b@example.com\");")]
    [InlineData("var reply = c.Mail(\"a@example.com\"); if (reply.Text == \"\") Console.WriteLine(); c.{|SMTP1002:Mail|}(\"b@example.com\");")]
    [InlineData("var (code, _) = c.Mail(\"a@example.com\"); if (code == 250) c.{|SMTP1002:Mail|}(\"b@example.com\"); else c.Mail(\"b@example.com\");")]
    [InlineData("c.Mail(\"a@example.com\"); c.{|SMTP1002:Etrn|}(\"example.com\"); c.Etrn(\"example.com\");")]
    [InlineData("SmtpClient? d = flag ? new SmtpClient() : null; if (d is not { }) return; d.{|SMTP1001:Noop|}();")]
    [InlineData("SmtpClient? d = flag ? new SmtpClient() : null; if (null == d) return; d.{|SMTP1001:Noop|}();")]
    [InlineData("if (second.IsEncrypted) second.{|SMTP1002:StartTls|}();")]
    [InlineData("if (!outside.HasHello & flag) outside.{|SMTP1001:Mail|}(\"a@example.com\");")]
    [InlineData("if (!outside.HasHello & outside.Facts.HasFlag(SmtpFacts.Connected)) outside.{|SMTP1001:Mail|}(\"a@example.com\");")]
    [InlineData("if (!outside.HasHello & (outside.Facts & SmtpFacts.Tls) == 0) outside.{|SMTP1001:Mail|}(\"a@example.com\");")]
    [InlineData("if (!outside.HasHello & outside.IsConnected) outside.{|SMTP1001:Mail|}(\"a@example.com\");")]
    [InlineData("if (outside is { HasHello: false } and { IsConnected: true }) outside.{|SMTP1001:Mail|}(\"a@example.com\");")]
    [InlineData("if (outside is not ({ HasHello: true } or { IsConnected: false })) outside.{|SMTP1001:Mail|}(\"a@example.com\");")]
    public Task WhatAConditionSays_IsKnown(string statements) => Check.Program(Program($"using var c = new SmtpClient(); c.Connect(\"mail.example.com\"); c.Ehlo(); {statements}"));

    [Theory]
    [InlineData("if (c.Mail(\"a@example.com\").Code == 550) return; c.Mail(\"b@example.com\");")]
    [InlineData("if (c.Mail(\"a@example.com\").Code == 550) return; c.Rcpt(\"b@example.com\");")]
    [InlineData("if (!c.MailAsync(\"a@example.com\").AsTask().Result.IsSuccess) c.Mail(\"b@example.com\");")]
    [InlineData("if (!c.MailAsync(\"a@example.com\").ConfigureAwait(false).GetAwaiter().GetResult().IsSuccess) c.Mail(\"b@example.com\");")]
    [InlineData("outside.Rset(); var reply = outside.Mail(\"a@example.com\"); outside.Noop(); if (!reply.IsSuccess) outside.Mail(\"b@example.com\");")]
    [InlineData("using var e = new SmtpClient(); e.Connect(\"mail.example.com\"); var reply = e.Ehlo(); e.Helo(); if (!reply.IsSuccess) e.Mail(\"b@example.com\");")]
    [InlineData("using SmtpClient e = flag ? new SmtpClient() : new SmtpSslClient(); e.Connect(\"mail.example.com\"); e.Ehlo(); if (!e.Mail(\"a@example.com\").IsSuccess) e.Mail(\"b@example.com\");")]
    [InlineData("SmtpClient e = c; SmtpReply reply; if (flag) { reply = c.Mail(\"a@example.com\"); } else { e = second; reply = second.Mail(\"a@example.com\"); } if (!reply.IsSuccess) { c.Rset(); e.Rset(); } e.Ehlo();")]
    [InlineData("SmtpReply reply = flag ? c.Mail(\"a@example.com\") : outside.Mail(\"a@example.com\"); if (!reply.IsSuccess) { c.Mail(\"b@example.com\"); outside.Mail(\"b@example.com\"); }")]
    [InlineData("SmtpClient e = flag ? outside : second; if (e.IsEncrypted) e.StartTls();")]
    [InlineData("if ((flag ? other : !outside.HasHello) == true) outside.Mail(\"a@example.com\");")]
    [InlineData("if (outside is { HasHello: false } or { IsConnected: true }) outside.Mail(\"a@example.com\");")]
    [InlineData("if (outside is not ({ HasHello: true } and { IsConnected: false })) outside.Mail(\"a@example.com\");")]
    public Task WhatAConditionLeavesOpen_IsNot(string statements) => Check.Program(Program($"using var c = new SmtpClient(); c.Connect(\"mail.example.com\"); c.Ehlo(); {statements}"));

    /// <summary>What was done under a condition is there where the same condition guards the use, and nowhere where it is another.</summary>
    [Theory]
    [InlineData("_on", "_on")]
    [InlineData("On", "On")]
    [InlineData("Environment.Is64BitProcess", "Environment.Is64BitProcess")]
    [InlineData("string.IsNullOrEmpty(text)", "string.IsNullOrEmpty(text)")]
    [InlineData("null != text", "text is not null")]
    [InlineData("text is { }", "!(text is null)")]
    [InlineData("text != \"a\"", "!(text == \"a\")")]
    [InlineData("text.Length == 3", "!(text.Length != 3)")]
    [InlineData("(text != \"a\") == flag", "!((text != \"a\") != flag)")]
    public Task TheSame_IsNotFlagged(string first, string second) => Check.Program(Program(Twice(first, second, "Mail")));

    [Theory]
    [InlineData("text == Console.ReadLine()", "text == Console.ReadLine()")]
    [InlineData("Console.ReadLine() is null", "Console.ReadLine() is null")]
    [InlineData("(text != \"a\") == flag", "(text == \"a\") == flag")]
    [InlineData("text is null", "text == \"\"")]
    [InlineData("flag is true", "other is true")]
    public Task Another_IsFlagged(string first, string second) => Check.Program(Program(Twice(first, second, "{|SMTP1003:Mail|}")));

    private static string Twice(string first, string second, string mail) => $$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if ({{first}})
            c.Ehlo();
        Console.WriteLine("now");
        if ({{second}})
            c.{{mail}}("a@example.com");
        """;

    private static string Program(string statements) => "#nullable disable warnings\n" + Verification.Snippet.Class($$"""
        private bool _on;
        private bool On => _on;

        public void Run(SmtpClient outside, SmtpClient second, bool flag, bool other, string text)
        {
            {{statements}}
        }
        """);
}
