using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.UsageAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Text that is not constant goes into a raw command.</summary>
public class SMTP3003
{
    [Theory]
    [InlineData("""_ = outside.DoCommand({|SMTP3003:recipients[0]|});""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", {|SMTP3003:recipients[0]|});""")]
    [InlineData("""_ = outside.DoCommand("MAIL", {|SMTP3003:$"FROM:<{recipients[0]}>"|});""")]
    [InlineData("""_ = outside.DoCommand("MAIL", {|SMTP3003:"FROM:" + recipients[0]|});""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", {|SMTP3003:flag ? "a" : recipients[0]|});""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", {|SMTP3003:string.Join(" ", recipients)|});""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", {|SMTP3003:string.Format("a {0}", recipients[0])|});""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", {|SMTP3003:recipients[0].ToUpperInvariant()|});""")]
    [InlineData("""_ = outside.DoCommandAsync(arguments: {|SMTP3003:Console.ReadLine()|}!, command: "XNOTE");""")]
    [InlineData("""outside.PutCommand("XNOTE", {|SMTP3003:recipients[0]|});""")]
    [InlineData("""outside.PutCommandAsync({|SMTP3003:recipients[0]|}, {|SMTP3003:recipients[1]|});""")]
    [InlineData("""var note = "a"; note = recipients[0]; _ = outside.DoCommand("XNOTE", {|SMTP3003:note|});""")]
    [InlineData("""var note = "a"; note += recipients[0]; _ = outside.DoCommand("XNOTE", {|SMTP3003:note|});""")]
    [InlineData("""foreach (var note in recipients) _ = outside.DoCommand("XNOTE", {|SMTP3003:note|});""")]
    public Task TextFromElsewhere_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""_ = outside.DoCommand("XNOTE");""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", "a");""")]
    [InlineData("""const string Note = "a"; _ = outside.DoCommand("XNOTE", Note + "b");""")]
    [InlineData("""_ = outside.DoCommand("MAIL", "FROM:" + SmtpText.QuoteAddress(recipients[0]));""")]
    [InlineData("""_ = outside.DoCommand("MAIL", $"FROM:{SmtpText.QuoteAddress(recipients[0])} SIZE={recipients.Length}");""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", SmtpText.Xtext(recipients[0]));""")]
    [InlineData("""var note = SmtpText.Xtext(recipients[0]); _ = outside.DoCommand("XNOTE", note);""")]
    [InlineData("""var note = "a"; if (flag) note = "b"; _ = outside.DoCommand("XNOTE", note);""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", recipients.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", flag ? "a" : "b");""")]
    [InlineData("""var note = "a"; for (int i = 0; i < 3; i++) note += i; note = note + note + "b"; _ = outside.DoCommand("XNOTE", note);""")]
    [InlineData("""string a = "a", b = "b"; a = a + b; b = b + a; a = b + a; _ = outside.DoCommand("XNOTE", a + b);""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", flag.ToString().ToUpperInvariant());""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", string.Join(" ", "a", "b", SmtpText.Xtext(recipients[0])));""")]
    [InlineData("""_ = outside.DoCommand(Convert.ToBase64String(new byte[3]));""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", string.Empty);""")]
    [InlineData("""_ = outside.DoCommand("XNOTE", $"{DayOfWeek.Monday:G} {DateTime.UtcNow:O}");""")]
    [InlineData("""outside.Send(recipients[0]); _ = outside.Vrfy(recipients[0]); _ = outside.Mail(recipients[0]);""")]
    public Task TextOfTheProgram_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task LookAlike_IsNotFlagged() => Check.Program("""
        class SmtpClient
        {
            public void DoCommand(string command, string arguments = "") => DoCommand(arguments, command);
        }
        """);
}
