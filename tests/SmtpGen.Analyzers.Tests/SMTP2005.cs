using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.VocabularyAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.VocabularyAnalyzer, SmtpGen.CodeFixes.ReplaceWordCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Nobody knows an option or extension of that name.</summary>
public class SMTP2005
{
    [Theory]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2005:"NOTFY=NEVER"|}]);""")]
    [InlineData("""outside.Rcpt("a@example.com", [{|SMTP2005:"notfy=never"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", ["SIZE=1", {|SMTP2005:"BDY=8BITMIME"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2005:$"SZE={recipients.Length}"|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2005:"SZE=" + recipients.Length|}]);""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2005:nameof(Program)|}]);""")]
    [InlineData("""outside.SendMail("a@example.com", recipients, "text", rcptOptions: [{|SMTP2005:"NOTIFI=NEVER"|}]);""")]
    [InlineData("""outside.HasExtension({|SMTP2005:"STARTLS"|});""")]
    [InlineData("""outside.HasExtension({|SMTP2005:"QUANTUM"|});""")]
    [InlineData("""Use(outside.EsmtpFeatures[{|SMTP2005:"PIPELINNG"|}]);""")]
    [InlineData("""Use(outside.EsmtpFeatures.ContainsKey({|SMTP2005:"8BITMIM"|}));""")]
    [InlineData("""Use(new MailOptions { [{|SMTP2005:"BDY"|}] = "8BITMIME" });""")]
    [InlineData("""Use(new MailOptions { [{|SMTP2005:"bdy"|}] = "8BITMIME" });""")]
    [InlineData("""Use(outside.EsmtpFeatures[{|SMTP2005:"pipelinng"|}]);""")]
    [InlineData("""const string Key = "BDY"; Use(new MailOptions { [{|SMTP2005:Key|}] = "8BITMIME" });""")]
    public Task UnknownName_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Rcpt("a@example.com", ["NOTIFY=NEVER"]);""")]
    [InlineData("""outside.Mail("a@example.com", ["X-OWN=1", "XVERP", "xown"]);""")]
    [InlineData("""outside.Mail("a@example.com", [""]);""")]
    [InlineData("""Use(outside.EsmtpFeatures["pipelining"]); Use(new Dictionary<string, string>()["bdy"]); Use(new MailOptions { ["x-bdy"] = "1" });""")]
    [InlineData("""outside.Mail("a@example.com", [recipients[0], $"{recipients[0]}=1", recipients[0] + "=1"]);""")]
    [InlineData("""outside.Mail("NOTFY=NEVER", ["SIZE=1"]);""")]
    [InlineData("""outside.HasExtension("xclient");""")]
    [InlineData("""outside.HasExtension("dsn");""")]
    [InlineData("""outside.HasExtension(recipients[0]);""")]
    [InlineData("""Use(outside.EsmtpFeatures.GetValueOrDefault("SIZE", "NOTHING"));""")]
    [InlineData("""Use(new Dictionary<string, string> { ["BDY"] = "8BITMIME" }["BDY"]);""")]
    [InlineData("""Use(new MailOptions { ["X-OWN"] = "1" });""")]
    [InlineData("""const string Key = "BDY"; Use(new Dictionary<string, string> { [Key] = "8BITMIME" });""")]
    [InlineData("""Console.WriteLine("NOTFY=NEVER");""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""outside.Rcpt("a@example.com", ["NOTFY=NEVER"]);""", "'NOTFY' is no known option of RCPT; did you mean 'NOTIFY'?")]
    [InlineData("""outside.HasExtension("STARTLS");""", "'STARTLS' is no known extension; did you mean 'STARTTLS'?")]
    [InlineData("""outside.HasExtension("QUANTUM");""", "'QUANTUM' is no known extension")]
    public Task TheMessage_NamesTheNearest(string statement, string message)
        => Verification.Messages.Of<VocabularyAnalyzer>(Verification.Snippet.Method(statement), message);

    [Theory]
    [InlineData("NOTFY=NEVER", "NOTIFY=NEVER")]
    [InlineData("notfy=success,Delay", "NOTIFY=success,Delay")]
    [InlineData("ORCP=rfc822;a-b@example.com", "ORCPT=rfc822;a-b@example.com")]
    public Task TheFix_WritesTheNearestAndKeepsTheValue(string before, string after) => Fix.Method(
        $$"""outside.Rcpt("a@example.com", [{|SMTP2005:"{{before}}"|}]);""",
        $$"""outside.Rcpt("a@example.com", ["{{after}}"]);""");

    [Fact]
    public Task TheFix_MendsAll() => Fix.Method(
        """
        if (outside.HasExtension({|SMTP2005:"STARTLS"|}))
            Use(outside.EsmtpFeatures[{|SMTP2005:@"PIPELINNG"|}]);
        """,
        """
        if (outside.HasExtension("STARTTLS"))
            Use(outside.EsmtpFeatures[@"PIPELINING"]);
        """);

    [Theory]
    [InlineData("""outside.HasExtension({|SMTP2005:"QUANTUM"|});""")]
    [InlineData("""outside.Mail("a@example.com", [{|SMTP2005:$"SZE={recipients.Length}"|}]);""")]
    public Task TheFix_IsNotOfferedWhereItCannotKnow(string statement) => Fix.NothingForMethod(statement);
}
