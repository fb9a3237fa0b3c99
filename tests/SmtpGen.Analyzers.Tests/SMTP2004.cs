using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.VocabularyAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.VocabularyAnalyzer, SmtpGen.CodeFixes.ReplaceWordCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The option does not have that value.</summary>
public class SMTP2004
{
    [Theory]
    [InlineData("BODY=8BIT")]
    [InlineData("body=8bit")]
    [InlineData("BODY=")]
    [InlineData("BODY")]
    [InlineData("BODY=8BITMIME SIZE=1")]
    [InlineData("RET=ALL")]
    [InlineData("RET=FULL,ENVID=x")]
    [InlineData("SMTPUTF8=1")]
    [InlineData("REQUIRETLS=YES")]
    [InlineData("SIZE=big")]
    [InlineData("SIZE=-1")]
    [InlineData("SIZE")]
    [InlineData("MT-PRIORITY=10")]
    [InlineData("MT-PRIORITY=+3")]
    [InlineData("MT-PRIORITY=03")]
    [InlineData("BY=120")]
    [InlineData("HOLDFOR=0")]
    [InlineData("HOLDUNTIL=tomorrow")]
    [InlineData("ENVID=a b")]
    [InlineData("ENVID=a+3d")]
    [InlineData("AUTH=PLAIN")]
    public Task ValueThatMailDoesNotKnow_IsFlagged(string option)
        => Check.Method($$"""outside.Mail("a@example.com", [{|SMTP2004:"{{option}}"|}]);""");

    [Theory]
    [InlineData("NOTIFY=NEVER,SUCCESS")]
    [InlineData("NOTIFY=SUCCESS, FAILURE")]
    [InlineData("NOTIFY=ALL")]
    [InlineData("ORCPT=a@example.com")]
    [InlineData("ORCPT=rfc822:a@example.com")]
    [InlineData("ORCPT=rfc822;a+b@example.com")]
    [InlineData("RRVS=2014-04-03T23:01:00Z;CONTINUE")]
    public Task ValueThatRcptDoesNotKnow_IsFlagged(string option)
        => Check.Method($$"""outside.Rcpt("a@example.com", [{|SMTP2004:"{{option}}"|}]);""");

    [Theory]
    [InlineData("BODY=8BITMIME")]
    [InlineData("body=8bitmime")]
    [InlineData("BODY=7BIT")]
    [InlineData("RET=hdrs")]
    [InlineData("SMTPUTF8")]
    [InlineData("REQUIRETLS")]
    [InlineData("SIZE=100")]
    [InlineData("MT-PRIORITY=-9")]
    [InlineData("BY=120;R")]
    [InlineData("HOLDFOR=3600")]
    [InlineData("HOLDUNTIL=2026-12-24T18:00:00Z")]
    [InlineData("ENVID=a+20b")]
    [InlineData("AUTH=<>")]
    [InlineData("AUTH=e+3Dmc2@example.com")]
    [InlineData("X-OWN=what ever")]
    public Task ValueThatMailKnows_IsNotFlagged(string option) => Check.Method($$"""outside.Mail("a@example.com", ["{{option}}"]);""");

    [Theory]
    [InlineData("NOTIFY=NEVER")]
    [InlineData("notify=success,Delay")]
    [InlineData("ORCPT=rfc822;a+2Bb@example.com")]
    [InlineData("RRVS=2014-04-03T23:01:00Z;C")]
    [InlineData("NOTIFY=SUCCESS,FAILURE,DELAY")]
    [InlineData("RRVS=2014-04-03T23:01:00Z")]
    [InlineData("ORCPT=utf-8;b@example.com")]
    public Task ValueThatRcptKnows_IsNotFlagged(string option) => Check.Method($$"""outside.Rcpt("a@example.com", ["{{option}}"]);""");

    [Theory]
    [InlineData("""outside.Mail("a@example.com", [$"SIZE={recipients[0]}", $"BODY=8BIT{recipients[0]}"]);""")]
    [InlineData("""outside.Mail("a@example.com", ["RET=" + recipients[0]]);""")]
    [InlineData("""outside.Mail("RET=ALL", []);""")]
    [InlineData("""outside.Mail("a@example.com", [flag ? "RET=FULL" : "RET=HDRS"]);""")]
    [InlineData("""Use(new MailOptions { ["RET"] = "FULL", ["SMTPUTF8"] = "", ["SIZE"] = null, ["BODY"] = recipients[0] });""")]
    [InlineData("""Use(new MailOptions()["RET"]!);""")]
    [InlineData("""Use(new MailOptions { MtPriority = 3, Size = 100, HoldFor = recipients.Length, EnvId = "a b" });""")]
    [InlineData("""Use(new System.Collections.Generic.Dictionary<string, string> { ["RET"] = "ALL" });""")]
    [InlineData("""var options = new MailOptions(); options.MtPriority = null; options.MtPriority ??= -9; options.Size = long.MaxValue; options.HoldFor = 999999999; Use(options);""")]
    [InlineData("""Use(new MailOptions { MtPriority = flag ? 9 : recipients.Length + 100, Size = flag ? 1 : null });""")]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=99999999999999999999"]);""")]
    [InlineData("""Console.WriteLine("RET=ALL");""")]
    [InlineData("""outside.Mail("a@example.com", [$"{recipients[0]}=ALL"]);""")]
    [InlineData("""outside.Rcpt("RET=ALL", ["NOTIFY=" + (flag ? "NEVER" : "FAILURE")]);""")]
    [InlineData("""outside.HasExtension("SIZE=x");""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""Use(new MailOptions { ["RET"] = {|SMTP2004:"ALL"|} });""")]
    [InlineData("""Use(new MailOptions { [{|SMTP2003:"NOTIFY"|}] = "ALL", ["SMTPUTF8"] = {|SMTP2004:"1"|}, ["BODY"] = {|SMTP2004:""|} });""")]
    [InlineData("""var options = new RcptOptions(); options["NOTIFY"] = flag ? {|SMTP2004:"NONE"|} : "NEVER";""")]
    public Task ValueUnderAKey_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""Use(new MailOptions { MtPriority = {|SMTP2004:12|} });""")]
    [InlineData("""Use(new MailOptions { Size = {|SMTP2004:-1|} });""")]
    [InlineData("""const int Priority = -10; new MailOptions().MtPriority = {|SMTP2004:Priority|};""")]
    [InlineData("""outside.Mail("a@example.com", new() { HoldFor = {|SMTP2004:0|} });""")]
    [InlineData("""Use(new MailOptions { Solicit = {|SMTP2004:"not a word"|} });""")]
    [InlineData("""var options = new MailOptions(); options.MtPriority = {|SMTP2004:10|}; outside.Mail("a@example.com", options);""")]
    [InlineData("""var options = new MailOptions(); options.MtPriority ??= {|SMTP2004:10|}; outside.Mail("a@example.com", options);""")]
    [InlineData("""var options = flag ? new MailOptions() : null; options?.MtPriority = {|SMTP2004:-10|}; outside.Mail("a@example.com", options);""")]
    [InlineData("""Use(new MailOptions { MtPriority = flag ? {|SMTP2004:10|} : 9 });""")]
    [InlineData("""int? priority = recipients.Length; Use(new MailOptions { MtPriority = priority ?? {|SMTP2004:10|} });""")]
    [InlineData("""Use(new MailOptions { MtPriority = recipients.Length switch { 0 => {|SMTP2004:-10|}, 1 => 9, _ => {|SMTP2004:10|} } });""")]
    [InlineData("""Use(new MailOptions { HoldFor = {|SMTP2004:1000000000|} });""")]
    public Task ValueOfAProperty_IsFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task ValueOfAPropertyOfAnotherClass_IsNotFlagged() => Check.Program(Verification.Snippet.Class(
        """
        public sealed class Own { public int? MtPriority { get; set; } }

        public void Run(SmtpClient outside) { var own = new Own { MtPriority = 10 }; own.MtPriority = 11; own.MtPriority ??= 10; Use(own); }
        """));

    /// <summary>A pattern of a project's own spec file may be one that takes for ever, or none at all.</summary>
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("(")]
    public Task ValueOfAPatternThatSaysNothing_IsNotFlagged(string pattern) => Check.Program(
        Verification.Snippet.Method($$"""outside.Mail("a@example.com", ["SLOW={{new string('a', 40)}}!"]); outside.Rcpt("a@example.com", ["SLOW=b"]);""")
            .Replace("public class", $"[assembly: SmtpGen.Contracts.OptionVocabulary(\"SLOW\", Verbs = [\"MAIL\", \"RCPT\"], Kind = \"text\", Pattern = \"{pattern}\")]\nnamespace SmtpGen {{ internal static class Own; }}\npublic class", StringComparison.Ordinal));

    [Theory]
    [InlineData("RET=ALL", "The value of 'RET' is wrong: 'ALL' is not of its form; it has one of FULL, HDRS")]
    [InlineData("RET=HEADERS", "The value of 'RET' is wrong: 'HEADERS' is not of its form; write 'HDRS'")]
    [InlineData("SMTPUTF8=1", "The value of 'SMTPUTF8' is wrong: it takes none")]
    [InlineData("SIZE", "The value of 'SIZE' is wrong: it needs a number of 0 at least")]
    [InlineData("BODY", "The value of 'BODY' is wrong: it needs one of 7BIT, 8BITMIME, BINARYMIME")]
    [InlineData("MT-PRIORITY=10", "The value of 'MT-PRIORITY' is wrong: '10' is not of its form; it has a number from -9 to 9")]
    [InlineData("HOLDFOR=2000000000", "The value of 'HOLDFOR' is wrong: '2000000000' is not of its form; it has a number from 1 to 999999999")]
    [InlineData("BY=soon", "The value of 'BY' is wrong: 'soon' is not of its form; it has one such as '120;R'")]
    public Task TheMessage_SaysWhatIsRight(string option, string message)
        => Verification.Messages.Of<VocabularyAnalyzer>(Verification.Snippet.Method($$"""outside.Mail("a@example.com", ["{{option}}"]);"""), message);

    [Theory]
    [InlineData("Mail", "BODY=8BIT", "BODY=8BITMIME")]
    [InlineData("Mail", "body=8BITMIMES", "body=8BITMIME")]
    [InlineData("Mail", "RET=HEADERS", "RET=HDRS")]
    [InlineData("Mail", "SMTPUTF8=1", "SMTPUTF8")]
    [InlineData("Mail", "MT-PRIORITY=+3", "MT-PRIORITY=3")]
    [InlineData("Mail", "BY=120,R", "BY=120;R")]
    [InlineData("Mail", "ENVID=a b", "ENVID=a+20b")]
    [InlineData("Rcpt", "NOTIFY=SUCCESS, FAIL", "NOTIFY=SUCCESS,FAILURE")]
    [InlineData("Rcpt", "ORCPT=rfc822:a@example.com", "ORCPT=rfc822;a@example.com")]
    public Task TheFix_WritesTheOneRightValue(string verb, string before, string after) => Fix.Method(
        $$"""outside.{{verb}}("a@example.com", [{|SMTP2004:"{{before}}"|}]);""",
        $$"""outside.{{verb}}("a@example.com", ["{{after}}"]);""");

    [Fact]
    public Task TheFix_MendsAll() => Fix.Method(
        """
        outside.Mail("a@example.com", [{|SMTP2004:"BODY=8BIT"|}, {|SMTP2004:@"RET=HDR"|}]);
        Use(new MailOptions { ["RET"] = {|SMTP2004:"HEADERS"|}, ["SMTPUTF8"] = {|SMTP2004:"1"|} });
        """,
        """
        outside.Mail("a@example.com", ["BODY=8BITMIME", @"RET=HDRS"]);
        Use(new MailOptions { ["RET"] = "HDRS", ["SMTPUTF8"] = "" });
        """);

    [Theory]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2004:"RET=ALL"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2004:"MT-PRIORITY=10"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2004:"NOTIFY=NEVER,SUCCESS"|}]);""")]
    [InlineData("""Use(new MailOptions { MtPriority = {|SMTP2004:12|} });""")]
    public Task TheFix_IsNotOfferedWhereSeveralAreRight(string statement) => Fix.NothingForMethod(statement);
}
