using Check = SmtpGen.Analyzers.Tests.Verification.Check<SmtpGen.Analyzers.ReplyCodeAnalyzer>;

namespace SmtpGen.Analyzers.Tests;

/// <summary>A reply is compared with a code that the command never returns.</summary>
public class SMTP2008
{
    [Theory]
    [InlineData("""Use(outside.Data("text").Code == {|SMTP2008:354|});""")]
    [InlineData("""Use({|SMTP2008:354|} != outside.Data("text").Code);""")]
    [InlineData("""Use(outside.Mail("a").Code == {|SMTP2008:SmtpReplyCode.ServiceReady|});""")]
    [InlineData("""Use(outside.Quit().Code == {|SMTP2008:250|});""")]
    [InlineData("""Use(outside.StartTls().Code == {|SMTP2008:250|});""")]
    [InlineData("""Use(outside.Connect("mail.example.com").Code == {|SMTP2008:250|});""")]
    [InlineData("""Use(outside.Mail("a").Code == {|SMTP2008:551|});""")]
    [InlineData("""Use(outside.Login("me", recipients[0]).Code == {|SMTP2008:250|});""")]
    [InlineData("""if (outside.Login("me", recipients[0]) is { Code: {|SMTP2008:334|} }) return;""")]
    [InlineData("""Use(outside.Mail("a").Code == {|SMTP2008:25|});""")]
    [InlineData("""Use(outside?.Mail("a").Code == {|SMTP2008:354|});""")]
    [InlineData("""Use(outside.Mail("a").EnsureSuccess().Code == {|SMTP2008:550|});""")]
    [InlineData("""Use(outside.Data("text") is { Code: {|SMTP2008:354|} });""")]
    [InlineData("""Use(outside.Data("text") is not { Code: 250 or {|SMTP2008:354|} });""")]
    [InlineData("""Use(outside.Data("text") is ({|SMTP2008:354|}, _));""")]
    [InlineData("""Use(outside.Data("text").Code is {|SMTP2008:354|});""")]
    [InlineData("""Use(outside.Data("text").Code is {|SMTP2008:>= 300 and < 400|});""")]
    [InlineData("""Use({|SMTP2008:outside.Data("text").Code < 200|});""")]
    [InlineData("""Use({|SMTP2008:600 <= outside.Data("text").Code|});""")]
    [InlineData("""Use(outside.DataAsync("text").GetAwaiter().GetResult().Code == {|SMTP2008:354|});""")]
    public Task CodeOfAnother_IsFlagged(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""var reply = outside.Data("text"); Use(reply.Code == {|SMTP2008:354|});""")]
    [InlineData("""var code = outside.Data("text").Code; Use(code == {|SMTP2008:354|});""")]
    [InlineData("""var (code, text) = outside.Data("text"); Use(code == {|SMTP2008:354|});""")]
    [InlineData("""(int code, _) = outside.Data("text"); Use(code is {|SMTP2008:354|});""")]
    [InlineData("""int code; (code, _) = outside.Data("text"); Use(code is {|SMTP2008:354|});""")]
    [InlineData("""var reply = outside.Mail("a"); reply = outside.Data("text"); Use(reply.Code == {|SMTP2008:354|});""")]
    [InlineData("""var reply = outside.Quit(); if (reply.Code == {|SMTP2008:250|}) return; reply = outside.Data("text");""")]
    [InlineData("""SmtpReply reply; if (flag) reply = outside.Mail("a"); else reply = outside.Rcpt("b"); Use(reply.Code == {|SMTP2008:354|});""")]
    [InlineData("""var reply = flag ? outside.Mail("a") : outside.Rcpt("b"); Use(reply.Code == {|SMTP2008:354|});""")]
    [InlineData("""if (outside.Data("text") is { IsSuccess: false } reply && reply.Code == {|SMTP2008:354|}) return;""")]
    [InlineData("""SmtpReply? reply = outside.Data("text"); Use(reply?.Code == {|SMTP2008:354|});""")]
    [InlineData("""switch (outside.Data("text").Code) { case 250: break; case {|SMTP2008:354|}: break; case > 500: break; }""")]
    [InlineData("""switch (outside.Data("text")) { case { Code: {|SMTP2008:354|} }: break; }""")]
    [InlineData("""Use(outside.Data("text").Code switch { 250 => 1, {|SMTP2008:354|} or {|SMTP2008:220|} => 2, _ => 3 });""")]
    public Task CodeOfAnother_IsFlaggedWhereverItGoes(string statement) => Check.Method(statement);

    [Theory]
    [InlineData("""Use(outside.Data("text").Code == 250);""")]
    [InlineData("""Use(outside.StartTls().Code == 220);""")]
    [InlineData("""Use(outside.Quit().Code != SmtpReplyCode.ServiceClosing);""")]
    [InlineData("""Use(outside.Authenticate(new SaslExternal()).Code == 503);""")]
    [InlineData("""Use(outside.Login("me", recipients[0]).Code is 235 or 503);""")]
    [InlineData("""Use(outside.Login("me", recipients[0]).Code == 535);""")]
    [InlineData("""Use(outside.Login("me", recipients[0]).Code < 300);""")]
    [InlineData("""Use(outside.Rcpt("a").Code is 250 or 251 or 252);""")]
    [InlineData("""Use(outside.Rcpt("a").Code == 571);""")]
    [InlineData("""Use(outside.Mail("a").Code == 421);""")]
    [InlineData("""Use(outside.Mail("a").Code / 100 == 3);""")]
    [InlineData("""Use(outside.Mail("a").Code is >= 400 and < 500 or 555);""")]
    [InlineData("""Use(outside.Mail("a").Code < 300);""")]
    [InlineData("""Use(outside.Mail("a").Code > 250);""")]
    [InlineData("""Use(outside.Mail("a") is { Code: > 500, IsSuccess: false });""")]
    [InlineData("""Use(outside.Mail("a") is (250, _));""")]
    [InlineData("""Use(outside.Mail("a").Code == recipients.Length);""")]
    [InlineData("""Use(outside.GetReply().Code == 354);""")]
    [InlineData("""Use(outside.DoCommand("DATA").Code == 354);""")]
    [InlineData("""Use(outside.Mail("a").Lines.Count == 354);""")]
    [InlineData("""var (_, text) = outside.Mail("a"); Use(text == "354");""")]
    [InlineData("""var reply = outside.Mail("a"); if (flag) reply = outside.GetReply(); Use(reply.Code == 354);""")]
    [InlineData("""var reply = outside.Quit(); if (flag) reply = outside.Mail("a"); Use(reply.Code == 250);""")]
    [InlineData("""var reply = outside.Quit(); while (flag) { Use(reply.Code == 250); reply = outside.Mail("a"); }""")]
    [InlineData("""var reply = outside.Quit(); void Later() => reply = outside.Mail("a"); Later(); Use(reply.Code == 250);""")]
    [InlineData("""var code = outside.Quit().Code; code++; Use(code == 250);""")]
    [InlineData("""var a = outside.Quit(); var b = outside.Mail("a"); a = flag ? a : b; b = flag ? b : a; Use(a.Code == 250 || b.Code == 221);""")]
    [InlineData("""var reply = outside.Quit(); again: if (flag) { Use(reply.Code == 250); } reply = outside.Mail("a"); goto again;""")]
    [InlineData("""int code = 354; Use(code == 354 && code is 250); switch (code) { case 250: break; }""")]
    [InlineData("""Use(outside.Mail("a").Code / 100 == 2);""")]
    [InlineData("""Use(outside.Rcpt("a").Code is >= 250 and < 260);""")]
    [InlineData("""Use(outside.Data("text") is { Code: 250 or 451 or 452 or 552 });""")]
    [InlineData("""Use(outside.Verify("a").Code switch { 250 => 1, 251 => 2, 252 => 3, _ => 4 });""")]
    [InlineData("""Use(354 == recipients.Length && outside.Mail("a").IsSuccess);""")]
    public Task AnythingElse_IsNotFlagged(string statement) => Check.Method(statement);

    [Fact]
    public Task Await_IsFollowed() => Check.Program(Verification.Snippet.AsyncMethod("""
        var reply = await outside.DataAsync("text").ConfigureAwait(false);
        if (reply.Code == {|SMTP2008:354|} || reply.Code == 250)
            return;
        var (code, _) = await outside.MailAsync("a");
        Use(code == {|SMTP2008:354|} || code == 250);
        var pending = outside.QuitAsync();
        Use((await pending).Code == {|SMTP2008:250|});
        """));

    [Fact]
    public async Task ATypeBesideAProgram_IsReadOnce() => Assert.Single(await Verification.Messages.Diagnose(
        Verification.Corpus.Compile("""
            using SmtpGen;

            using var client = new SmtpClient();
            client.Quit();

            class Other { bool Run(SmtpClient client) => client.Quit().Code == 250; }
            """),
        new ReplyCodeAnalyzer()));

    [Theory]
    [InlineData("""Use(outside.Data("text").Code == 354);""", "'Data' never returns 354; success is 250")]
    [InlineData("""Use((flag ? outside.Quit() : outside.Mail("a")).Code == SmtpReplyCode.StartMailInput);""", "'Quit' or 'Mail' never returns SmtpReplyCode.StartMailInput; success is 221 or 250")]
    public Task TheMessage_NamesCommandAndCode(string statement, string message)
        => Verification.Messages.Of<ReplyCodeAnalyzer>(Verification.Snippet.Method(statement), message);
}
