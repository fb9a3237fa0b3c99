using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.VocabularyAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.VocabularyAnalyzer, SmtpGen.CodeFixes.ReplaceWordCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>An extension name stands where an option belongs.</summary>
public class SMTP2001
{
    [Theory]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2001:"8BITMIME"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", new[] { "SIZE=1", {|SMTP2001:"8bitmime"|} });""")]
    [InlineData("""outside.Mail("a@example.com", new List<string> { {|SMTP2001:"8BITMIME"|} });""")]
    [InlineData("""outside.Mail("a@example.com", flag ? [{|SMTP2001:"8BITMIME"|}] : []);""")]
    [InlineData("""outside.Mail("a@example.com", options: [flag ? {|SMTP2001:"8BITMIME"|} : "SIZE=1"]);""")]
    [InlineData("""var options = new[] { {|SMTP2001:"8BITMIME"|} }; outside.Mail("a@example.com", options);""")]
    [InlineData("""const string Option = "8BITMIME"; outside.Mail("a@example.com", [{|SMTP2001:Option|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2001:"8BIT" + "MIME"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2001:"PIPELINING"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2001:"DSN"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2001:"CHUNKING"|}, {|SMTP2001:"LIMITS"|}, {|SMTP2001:"STARTTLS"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2001:"8BITMIME"|}]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", mailOptions: [{|SMTP2001:"8BITMIME"|}]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", rcptOptions: [{|SMTP2001:"DSN"|}]);""")]
    [InlineData("""outside.MailAsync("a@example.com", [{|SMTP2001:"8BITMIME"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", new MailOptions { [{|SMTP2001:"8BITMIME"|}] = "" });""")]
    [InlineData("""var options = new MailOptions(); options[{|SMTP2001:"8BITMIME"|}] = "";""")]
    public Task ExtensionName_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Mail("a@example.com", ["BODY=8BITMIME"]);""")]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=100", "SMTPUTF8", "body=8bitmime"]);""")]
    [InlineData("""outside.Mail("8BITMIME", ["X-OWN=1"]);""")]
    [InlineData("""outside.Mail("a@example.com", []);""")]
    [InlineData("""outside.Mail("a@example.com", recipients);""")]
    [InlineData("""outside.Mail("a@example.com", [$"SIZE={recipients.Length}"]);""")]
    [InlineData("""outside.Mail("a@example.com", [recipients[0] + "8BITMIME"]);""")]
    [InlineData("""outside.SendMail("a@example.com", ["8BITMIME"], "8BITMIME");""")]
    [InlineData("""Console.WriteLine("8BITMIME"); Use(new[] { "8BITMIME" });""")]
    [InlineData("""outside.HasExtension("8BITMIME");""")]
    [InlineData("""outside.Rcpt("a@example.com", ["NOTIFY=NEVER", "ORCPT=rfc822;a@example.com"]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", mailOptions: ["RET=HDRS"], rcptOptions: ["NOTIFY=DELAY"]);""")]
    [InlineData("""outside.Mail("a@example.com", new MailOptions { ["X-8BITMIME"] = "" });""")]
    [InlineData("""outside.Mail("a@example.com", ["AUTH=<>", "MT-PRIORITY=3"]);""")]
    [InlineData("""outside.Mail("a@example.com", [flag ? "SMTPUTF8" : "BODY=7BIT"]);""")]
    [InlineData("""outside.Mail("a@example.com", [.. recipients]);""")]
    [InlineData("""outside.Verify("DSN"); outside.Help("8BITMIME"); outside.DoCommand("STARTTLS");""")]
    [InlineData("""var names = new List<string> { "8BITMIME", "DSN" }; Use(names.Where(outside.HasExtension));""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task ReadOnlyArray_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        private static readonly string[] Options = [{|SMTP2001:"8BITMIME"|}];

        public void Run(SmtpClient client) => client.Mail("a@example.com", Options);
        """));

    [Fact]
    public Task ArrayThatChanges_IsNotFlagged() => Check.Program(Verification.Snippet.Class("""
        private static string[] Options = ["8BITMIME"];

        public void Run(SmtpClient client) => client.Mail("a@example.com", Options);
        """));

    [Fact]
    public Task HelperWithTheAttribute_IsFlagged() => Check.Program(Verification.Snippet.Class("""
        public void Run() => Send({|SMTP2001:"8BITMIME"|}, "SIZE=1");

        private void Send([SmtpGen.Contracts.OptionsOf("MAIL")] params string[] options) { }
        """));

    [Fact]
    public Task TheMessage_SaysWhatToWrite() => Verification.Messages.Of<VocabularyAnalyzer>(
        Verification.Snippet.Method("""outside.Mail("a@example.com", ["8BITMIME"]);"""),
        "'8BITMIME' is the name of an extension, not an option of MAIL; write 'BODY=8BITMIME'");

    [Theory]
    [InlineData("""[{|SMTP2001:"8BITMIME"|}]""", """["BODY=8BITMIME"]""")]
    [InlineData("""[{|SMTP2001:@"8BITMIME"|}, "SIZE=1"]""", """[@"BODY=8BITMIME", "SIZE=1"]""")]
    [InlineData(""""new[] { {|SMTP2001:"""8BITMIME"""|} }"""", """"new[] { """BODY=8BITMIME""" }"""")]
    [InlineData("""[/* eight */ {|SMTP2001:"8bitmime"|} /* bits */]""", """[/* eight */ "BODY=8BITMIME" /* bits */]""")]
    [InlineData("""[{|SMTP2001:"DSN"|}]""", """["RET=HDRS"]""")]
    [InlineData("""[{|SMTP2001:"FUTURERELEASE=60"|}]""", """["HOLDFOR=60"]""")]
    [InlineData("""[{|SMTP2001:"FUTURERELEASE"|}]""", """["HOLDFOR=3600"]""")]
    [InlineData("""[{|SMTP2001:"FUTURERELEASE=soon"|}]""", """["HOLDFOR=3600"]""")]
    [InlineData("""[{|SMTP2001:"8BITMIME=yes"|}]""", """["BODY=8BITMIME"]""")]
    [InlineData("""[{|SMTP2001:"DELIVERBY=60"|}]""", """["BY=120;R"]""")]
    [InlineData("""[{|SMTP2001:"NO-SOLICITING=net.example:X"|}]""", """["SOLICIT=net.example:X"]""")]
    [InlineData("""[{|SMTP2001:"UTF8SMTP"|}]""", """["SMTPUTF8"]""")]
    public Task TheFix_WritesTheOption(string before, string after) => Fix.Method(
        $"""outside.Mail("a@example.com", {before});""",
        $"""outside.Mail("a@example.com", {after});""");

    [Fact]
    public Task TheFix_ReachesTheListOfALocal() => Fix.Method(
        """
        var options = new[] { {|SMTP2001:"8BITMIME"|} };
        outside.Mail("a@example.com", options);
        """,
        """
        var options = new[] { "BODY=8BITMIME" };
        outside.Mail("a@example.com", options);
        """);

    [Fact]
    public Task TheFix_MendsAll() => Fix.Method(
        """
        outside.Mail("a@example.com", [{|SMTP2001:"8BITMIME"|}]);
        outside.Mail("a@example.com", [{|SMTP2001:"BINARYMIME"|}]);
        """,
        """
        outside.Mail("a@example.com", ["BODY=8BITMIME"]);
        outside.Mail("a@example.com", ["BODY=BINARYMIME"]);
        """);

    [Theory]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2001:"PIPELINING"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2001:"DELIVERBY=60"|}]);""")]
    [InlineData("""const string Option = "8BITMIME"; outside.Mail("a@example.com", [{|SMTP2001:Option|}]);""")]
    [InlineData("""Use(new MailOptions { [{|SMTP2001:"8BITMIME"|}] = "" });""")]
    public Task TheFix_IsNotOfferedWhereItCannotKnow(string statement) => Fix.NothingForMethod(statement);
}
