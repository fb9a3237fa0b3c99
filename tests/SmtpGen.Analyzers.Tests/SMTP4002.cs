using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.UsageAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The result of a call with a list of recipients is dropped.</summary>
public class SMTP4002
{
    [Theory]
    [InlineData("""outside.{|SMTP4002:SendMail|}("a@example.com", recipients, "text");""")]
    [InlineData("""outside.{|SMTP4002:SendMail|}("a@example.com", ["b@example.com", "c@example.com"], "text");""")]
    [InlineData("""outside.{|SMTP4002:SendMail|}("a@example.com", [.. recipients], "text");""")]
    [InlineData("""outside.{|SMTP4002:SendMail|}("a@example.com", recipients, new byte[3]);""")]
    [InlineData("""outside.{|SMTP4002:SendMail|}("a@example.com", recipients, "text", rcptOptions: ["NOTIFY=NEVER"]);""")]
    [InlineData("""outside.{|SMTP4002:SendMail|}("a@example.com", recipients, "text", new MailOptions { Size = 1 });""")]
    [InlineData("""outside?.{|SMTP4002:SendMail|}(to: recipients, from: "a@example.com", message: "text");""")]
    [InlineData("""outside.{|SMTP4002:SendMailAsync|}("a@example.com", recipients, "text").GetAwaiter().GetResult();""")]
    [InlineData("""Action send = () => outside.{|SMTP4002:SendMail|}("a@example.com", recipients, "text");""")]
    public Task DroppedResult_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""var result = outside.SendMail("a@example.com", recipients, "text");""")]
    [InlineData("""_ = outside.SendMail("a@example.com", recipients, "text");""")]
    [InlineData("""Use(outside.SendMail("a@example.com", recipients, "text").Refused);""")]
    [InlineData("""if (outside.SendMail("a@example.com", recipients, "text").Refused.Count > 0) return;""")]
    [InlineData("""outside.SendMail("a@example.com", "b@example.com", "text");""")]
    [InlineData("""outside.SendMail("a@example.com", ["b@example.com"], "text");""")]
    [InlineData("""outside.SendMail("a@example.com", new[] { recipients[0] }, "text");""")]
    [InlineData("""outside.SendMail("a@example.com", new List<string> { recipients[0] }, "text");""")]
    [InlineData("""outside.SendMail("a@example.com", recipients[0], new System.IO.MemoryStream());""")]
    [InlineData("""SmtpSendResult Send() => outside.SendMail("a@example.com", recipients, "text");""")]
    [InlineData("""new System.Net.Mail.SmtpClient().Send("a@example.com", "b@example.com,c@example.com", "s", "text");""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task Await_IsFollowed() => Check.Program(Verification.Snippet.AsyncMethod("""
        await outside.{|SMTP4002:SendMailAsync|}("a@example.com", recipients, "text");
        await outside.{|SMTP4002:SendMailAsync|}("a@example.com", recipients, "text").ConfigureAwait(false);
        await outside.SendMailAsync("a@example.com", recipients[0], "text");
        var result = await outside.SendMailAsync("a@example.com", recipients, "text");
        """));
}
