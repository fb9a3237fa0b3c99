using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.VocabularyAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The same option is given twice.</summary>
public class SMTP2007
{
    [Theory]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=1", {|SMTP2007:"SIZE=2"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", new[] { "RET=FULL", "SIZE=1", {|SMTP2007:"ret=hdrs"|} });""")]
    [InlineData("""outside.Mail("a@example.com", new List<string> { "SMTPUTF8", {|SMTP2007:"SMTPUTF8"|} });""")]
    [InlineData("""outside.Mail("a@example.com", [$"SIZE={recipients.Length}", {|SMTP2007:"SIZE=" + flag|}]);""")]
    [InlineData("""outside.Mail("a@example.com", ["X-OWN=1", {|SMTP2007:"X-OWN=2"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", ["NOTIFY=SUCCESS", {|SMTP2007:"NOTIFY=FAILURE"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", flag ? ["NOTIFY=SUCCESS", {|SMTP2007:"NOTIFY=FAILURE"|}] : []);""")]
    [InlineData("""var options = new[] { "SIZE=1", {|SMTP2007:"SIZE=2"|} }; outside.Mail("a@example.com", options); outside.Mail("b@example.com", options);""")]
    [InlineData("""string[] one = ["SIZE=1"]; outside.Mail("a@example.com", [.. one, {|SMTP2007:"SIZE=2"|}]);""")]
    [InlineData("""Use(new MailOptions { ["X-OWN"] = "1", [{|SMTP2007:"X-OWN"|}] = "2" });""")]
    [InlineData("""Use(new MailOptions { Size = 1, [{|SMTP2007:"SIZE"|}] = "2" });""")]
    [InlineData("""Use(new RcptOptions { [{|SMTP2007:"NOTIFY"|}] = "NEVER", Notify = SmtpNotify.Success });""")]
    public Task OptionTwice_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=1", "RET=FULL"]);""")]
    [InlineData("""outside.Mail("a@example.com", [flag ? "RET=FULL" : "RET=HDRS"]);""")]
    [InlineData("""outside.Mail("a@example.com", flag ? ["RET=FULL"] : ["RET=HDRS"]);""")]
    [InlineData("""outside.Mail("a@example.com", [flag ? "RET=FULL" : "SMTPUTF8", other ? "SIZE=1" : "RET=HDRS"]);""")]
    [InlineData("""outside.Mail("a@example.com", [recipients[0], recipients[0]]);""")]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=1"]); outside.Mail("a@example.com", ["SIZE=2"]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", ["X-OWN"], ["X-OWN"]);""")]
    [InlineData("""outside.HasExtension("DSN"); outside.HasExtension("DSN");""")]
    [InlineData("""string[] one = ["SIZE=1"]; outside.Mail("a@example.com", one); outside.Mail("a@example.com", one);""")]
    [InlineData("""Use(new[] { "SIZE=1", "SIZE=2" });""")]
    [InlineData("""Use(new MailOptions { Size = 1, ["X-OWN"] = "2", ["X-OTHER"] = "3" });""")]
    [InlineData("""var options = new MailOptions { ["X-OWN"] = "1" }; options["X-OWN"] = "2";""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task Parameters_AreAList() => Check.Program(Verification.Snippet.Class("""
        public void Run() => Send("SIZE=1", {|SMTP2007:"SIZE=2"|});

        public void RunOnSpan() => SendSpan("SIZE=1", {|SMTP2007:"SIZE=2"|});

        private void Send([SmtpGen.Contracts.OptionsOf("MAIL")] params string[] options) { }

        private void SendSpan([SmtpGen.Contracts.OptionsOf("MAIL")] params System.ReadOnlySpan<string> options) { }
        """));

    [Fact]
    public Task TheMessage_NamesOptionAndCommand() => Verification.Messages.Of<VocabularyAnalyzer>(
        Verification.Snippet.Method("""outside.Rcpt("a@example.com", ["NOTIFY=SUCCESS", "notify=FAILURE"]);"""),
        "'notify' is given to RCPT twice");
}
