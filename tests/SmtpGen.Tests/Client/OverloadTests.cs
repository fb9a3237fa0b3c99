using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>
/// Which overload a call means. That this file compiles is half of the test: none of the calls is ambiguous, and the typed options win
/// where both fit.
/// </summary>
public class OverloadTests
{
    private const string Plain = "MAIL FROM:<a@b.org>\r\n";
    private const string WithOption = "MAIL FROM:<a@b.org> RET=FULL\r\n";
    private const string Rcpt = "RCPT TO:<c@d.org>\r\n";
    private const string RcptWithOption = "RCPT TO:<c@d.org> NOTIFY=NEVER\r\n";

    private static readonly byte[] Octets = [(byte)'x'];

    public static TheoryData<string, string, Func<SmtpClient, Task>> Sends { get; } = new()
    {
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", "c@d.org", "x")) },
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", ["c@d.org"], "x")) },
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", "c@d.org", Octets.AsMemory())) },
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", "c@d.org", Octets)) },
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", ["c@d.org"], new MemoryStream(Octets))) },
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", "c@d.org", "x", null)) },
        { Plain, Rcpt, client => Done(client.SendMail("a@b.org", "c@d.org", "x", null, null)) },
        { WithOption, Rcpt, client => Done(client.SendMail("a@b.org", "c@d.org", "x", new() { Ret = SmtpRet.Full })) },
        { WithOption, Rcpt, client => Done(client.SendMail("a@b.org", ["c@d.org"], "x", ["RET=FULL"])) },
        { WithOption, RcptWithOption, client => Done(client.SendMail("a@b.org", ["c@d.org"], "x", ["RET=FULL"], ["NOTIFY=NEVER"])) },
        { WithOption, RcptWithOption, client => Done(client.SendMail("a@b.org", ["c@d.org"], "x", new() { Ret = SmtpRet.Full }, new() { Notify = SmtpNotify.Never })) },
        { Plain, RcptWithOption, client => Done(client.SendMail("a@b.org", "c@d.org", "x", rcptOptions: new() { Notify = SmtpNotify.Never })) },
        { Plain, RcptWithOption, client => Done(client.SendMail("a@b.org", "c@d.org", "x", rcptOptions: ["NOTIFY=NEVER"])) },
        { Plain, Rcpt, client => client.SendMailAsync("a@b.org", "c@d.org", "x").AsTask() },
        { Plain, Rcpt, client => client.SendMailAsync("a@b.org", ["c@d.org"], Octets.AsMemory(), null, null, CancellationToken.None).AsTask() },
        { WithOption, Rcpt, client => client.SendMailAsync("a@b.org", ["c@d.org"], "x", new() { Ret = SmtpRet.Full }).AsTask() },
        { WithOption, Rcpt, client => client.SendMailAsync("a@b.org", "c@d.org", new MemoryStream(Octets), ["RET=FULL"]).AsTask() },
        { Plain, RcptWithOption, client => client.SendMailAsync("a@b.org", "c@d.org", "x", rcptOptions: ["NOTIFY=NEVER"]).AsTask() },
        { Plain, RcptWithOption, client => client.SendMailAsync("a@b.org", "c@d.org", "x", rcptOptions: new() { Notify = SmtpNotify.Never }).AsTask() },
    };

    public static TheoryData<string, string, Func<SmtpClient, Task>> Verbs { get; } = new()
    {
        { Plain, Rcpt, client => Done(client.Mail("a@b.org"), client.Rcpt("c@d.org")) },
        { Plain, Rcpt, client => Done(client.Mail("a@b.org", null), client.Rcpt("c@d.org", null)) },
        { WithOption, RcptWithOption, client => Done(client.Mail("a@b.org", new() { Ret = SmtpRet.Full }), client.Rcpt("c@d.org", new() { Notify = SmtpNotify.Never })) },
        { WithOption, RcptWithOption, client => Done(client.Mail("a@b.org", ["RET=FULL"]), client.Rcpt("c@d.org", ["NOTIFY=NEVER"])) },
        { WithOption, RcptWithOption, client => Done(client.Mail("a@b.org", new MailOptions { ["RET"] = "FULL" }), client.Rcpt("c@d.org", new RcptOptions { ["NOTIFY"] = "NEVER" })) },
        { WithOption, RcptWithOption, async client => { await client.MailAsync("a@b.org", ["RET=FULL"]); await client.RcptAsync("c@d.org", ["NOTIFY=NEVER"]); } },
        { Plain, Rcpt, async client => { await client.MailAsync("a@b.org", null, CancellationToken.None); await client.RcptAsync("c@d.org"); } },
    };

    [Theory]
    [MemberData(nameof(Sends))]
    public async Task SendMail_means_one_overload(string mail, string rcpt, Func<SmtpClient, Task> send)
    {
        ScriptedStream stream = Script(mail, rcpt).Expect("DATA\r\n", "354 go\r\n").Expect("x\r\n.\r\n", "250 ok\r\n");

        await Run(stream, send);

        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Mail_and_Rcpt_mean_one_overload(string mail, string rcpt, Func<SmtpClient, Task> send)
    {
        ScriptedStream stream = Script(mail, rcpt);

        await Run(stream, send);

        Assert.True(stream.IsDone);
    }

    [Fact]
    public void The_option_classes_are_no_lists_of_strings()
    {
        Assert.False(typeof(System.Collections.IEnumerable).IsAssignableFrom(typeof(MailOptions)));
        Assert.False(typeof(System.Collections.IEnumerable).IsAssignableFrom(typeof(RcptOptions)));
    }

    private static ScriptedStream Script(string mail, string rcpt) =>
        new ScriptedStream().ExpectEhlo("DSN").Expect(mail, "250 ok\r\n").Expect(rcpt, "250 ok\r\n");

    private static async Task Run(ScriptedStream stream, Func<SmtpClient, Task> send)
    {
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        await send(client);
    }

    private static Task Done(params object[] results)
    {
        Assert.All(results, Assert.NotNull);
        return Task.CompletedTask;
    }
}
