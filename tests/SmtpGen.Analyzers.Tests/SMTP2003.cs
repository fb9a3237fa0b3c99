using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.VocabularyAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.VocabularyAnalyzer, SmtpGen.CodeFixes.MoveOptionCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>An option stands on the wrong command.</summary>
public class SMTP2003
{
    [Theory]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2003:"NOTIFY=NEVER"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=1", {|SMTP2003:"notify=never"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2003:$"ORCPT=rfc822;{recipients[0]}"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2003:"RET=FULL"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2003:"SMTPUTF8"|}, {|SMTP2003:"HOLDFOR=60"|}, {|SMTP2003:"BY=120;R"|}, {|SMTP2003:"REQUIRETLS"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2003:"RRVS=2014-04-03T23:01:00Z"|}, {|SMTP2003:"CONNEG"|}, {|SMTP2003:"UTF8REPLY"|}]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", [{|SMTP2003:"NOTIFY=NEVER"|}], [{|SMTP2003:"SIZE=1"|}]);""")]
    [InlineData("""Use(new RcptOptions { [{|SMTP2003:"BODY"|}] = "8BITMIME" });""")]
    public Task OptionOfAnotherCommand_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Rcpt("a@example.com", ["NOTIFY=NEVER"]);""")]
    [InlineData("""outside.Rcpt("a@example.com", ["ORCPT=rfc822;b@example.com", "X-OWN"]);""")]
    [InlineData("""outside.Mail("a@example.com", ["RET=FULL", "ENVID=1", "HOLDFOR=60", "BY=120;R", "MT-PRIORITY=3", "CONPERM"]);""")]
    [InlineData("""outside.Rcpt("a@example.com", ["ALT-ADDRESS=b@example.com", "RRVS=2014-04-03T23:01:00Z"]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", ["SIZE=1"], ["NOTIFY=NEVER"]);""")]
    [InlineData("""outside.SendMail("NOTIFY", ["NOTIFY"], "NOTIFY=NEVER");""")]
    [InlineData("""Use(new RcptOptions { ["NOTIFY"] = "NEVER" });""")]
    [InlineData("""outside.Mail("a@example.com", new MailOptions { Size = 1 });""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Mail("a@example.com", ["NOTIFY=NEVER"]);""", "'NOTIFY' is an option of RCPT, not of MAIL")]
    [InlineData("""outside.Rcpt("a@example.com", ["UTF8REPLY"]);""", "'UTF8REPLY' is an option of VRFY and EXPN, not of RCPT")]
    [InlineData("""outside.Rcpt("a@example.com", ["SMTPUTF8"]);""", "'SMTPUTF8' is an option of MAIL, VRFY and EXPN, not of RCPT")]
    public Task TheMessage_NamesAllCommands(string statement, string message)
        => Verification.Messages.Of<VocabularyAnalyzer>(Verification.Snippet.Method(statement), message);

    [Theory]
    [InlineData("""Mail("a@example.com", [{|SMTP2003:"NOTIFY=NEVER"|}])""", """Mail("a@example.com")""")]
    [InlineData("""Mail("a@example.com", ["SIZE=1", {|SMTP2003:"NOTIFY=NEVER"|}])""", """Mail("a@example.com", ["SIZE=1"])""")]
    [InlineData("""Mail("a@example.com", new[] { {|SMTP2003:"NOTIFY=NEVER"|}, "SIZE=1" })""", """Mail("a@example.com", new[] { "SIZE=1" })""")]
    public Task TheFix_TakesTheOptionOut(string before, string after) => Fix.Method($"outside.{before};", $"outside.{after};");

    [Theory]
    [InlineData("""mailOptions: [{|SMTP2003:"NOTIFY=NEVER"|}]""", """rcptOptions: ["NOTIFY=NEVER"]""")]
    [InlineData("""mailOptions: ["SIZE=1"], rcptOptions: [{|SMTP2003:"SMTPUTF8"|}]""", """mailOptions: ["SIZE=1", "SMTPUTF8"]""")]
    [InlineData("""["SIZE=1", {|SMTP2003:"NOTIFY=NEVER"|}]""", """["SIZE=1"], rcptOptions: ["NOTIFY=NEVER"]""")]
    [InlineData(
        """new[] { "SIZE=1", {|SMTP2003:"NOTIFY=NEVER"|} }, new[] { "ORCPT=rfc822;b" }""",
        """new[] { "SIZE=1" }, new[] { "ORCPT=rfc822;b", "NOTIFY=NEVER" }""")]
    [InlineData("""[{|SMTP2003:"NOTIFY=NEVER"|}], []""", """null, ["NOTIFY=NEVER"]""")]
    [InlineData(
        """rcptOptions: [{|SMTP2003:"SIZE=1"|}], mailOptions: ["SMTPUTF8"]""",
        """mailOptions: ["SMTPUTF8", "SIZE=1"]""")]
    public Task TheFix_MovesTheOption(string before, string after) => Fix.Method(
        $"""outside.SendMail("a@example.com", recipients, "text", {before});""",
        $"""outside.SendMail("a@example.com", recipients, "text", {after});""");

    [Theory]
    [InlineData("""var options = new[] { {|SMTP2003:"NOTIFY=NEVER"|} }; outside.Mail("a@example.com", options);""")]
    [InlineData("""Use(new MailOptions { [{|SMTP2003:"NOTIFY"|}] = "NEVER" });""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", [{|SMTP2003:"NOTIFY=NEVER"|}], recipients);""")]
    public Task TheFix_IsNotOfferedWhereItCannotKnow(string statement) => Fix.NothingForMethod(statement);
}
