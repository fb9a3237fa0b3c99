using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.UsageAnalyzer>;
using Fix = SmtpGen.Analyzers.Tests.Verification.Fix<SmtpGen.Analyzers.UsageAnalyzer, SmtpGen.CodeFixes.TypedMethodCodeFix>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A raw command has a typed method.</summary>
public class SMTP2009
{
    [Theory]
    [InlineData("""_ = outside.{|SMTP2009:DoCommand|}("NOOP");""")]
    [InlineData("""_ = outside.{|SMTP2009:DoCommand|}("noop", "");""")]
    [InlineData("""_ = outside.{|SMTP2009:DoCommand|}("HELP", "MAIL");""")]
    [InlineData("""_ = outside.{|SMTP2009:DoCommand|}(arguments: "postmaster", command: "VRFY");""")]
    [InlineData("""_ = outside.{|SMTP2009:DoCommand|}(SmtpVerb.Quit);""")]
    [InlineData("""_ = outside?.{|SMTP2009:DoCommand|}("RSET");""")]
    [InlineData("""_ = outside.{|SMTP2009:DoCommandAsync|}("NOOP");""")]
    [InlineData("""_ = new LmtpClient().{|SMTP2009:DoCommand|}("LHLO", "example.com");""")]
    public Task VerbWithAMethod_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""_ = outside.DoCommand("XPING");""")]
    [InlineData("""_ = outside.DoCommand("STARTTLS");""")]
    [InlineData("""_ = outside.DoCommand("AUTH", "EXTERNAL =");""")]
    [InlineData("""_ = outside.DoCommand("DATA");""")]
    [InlineData("""_ = outside.DoCommand("MAIL", "FROM:<a@example.com>");""")]
    [InlineData("""_ = outside.DoCommand("MAIL FROM:<a@example.com>");""")]
    [InlineData("""_ = outside.DoCommand("VRFY");""")]
    [InlineData("""_ = outside.DoCommand("RSET", "now");""")]
    [InlineData("""_ = outside.DoCommand("VERB");""")]
    [InlineData("""_ = outside.DoCommand("LHLO", "example.com");""")]
    [InlineData("""outside.PutCommand("NOOP");""")]
    [InlineData("""_ = outside.Noop();""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task TheMessage_NamesVerbAndMethod() => Verification.Messages.Of<UsageAnalyzer>(
        Verification.Snippet.Method("""_ = outside.DoCommandAsync("NOOP");"""),
        "'NOOP' has a method of its own: call 'NoopAsync'");

    [Theory]
    [InlineData("""{|SMTP2009:DoCommand|}("NOOP")""", "Noop()")]
    [InlineData("""{|SMTP2009:DoCommand|}("NOOP", "")""", "Noop()")]
    [InlineData("""{|SMTP2009:DoCommand|}("HELP", "MAIL")""", """Help("MAIL")""")]
    [InlineData("""{|SMTP2009:DoCommand|}(arguments: "postmaster", command: "VRFY")""", """Vrfy("postmaster")""")]
    [InlineData("""{|SMTP2009:DoCommandAsync|}("NOOP")""", "NoopAsync()")]
    [InlineData("""{|SMTP2009:DoCommandAsync|}("HELP", "MAIL", default)""", """HelpAsync("MAIL", cancellationToken: default)""")]
    [InlineData("""{|SMTP2009:DoCommandAsync|}("RSET", cancellationToken: default)""", "RsetAsync(cancellationToken: default)")]
    public Task TheFix_CallsTheMethod(string before, string after) => Fix.Method($"_ = outside.{before};", $"_ = outside.{after};");

    [Fact]
    public Task TheFix_MendsAll() => Fix.Method(
        """
        if (outside.{|SMTP2009:DoCommand|}("NOOP").IsSuccess)
            outside?.{|SMTP2009:DoCommand|}("QUIT").EnsureSuccess();
        """,
        """
        if (outside.Noop().IsSuccess)
            outside?.Quit().EnsureSuccess();
        """);
}
