namespace SmtpGen.ServerTests;

internal static partial class SmtplibCases
{
    private const string SizeRow = "`SMTP.sendmail(msg)`: `size=` where SIZE is offered";
    private const string TextRow = "`SMTP.sendmail(msg)`: a string in ASCII, or octets";
    private const string OctetsRow = "Octets go out with lone CR and LF, which lets other servers see another end of the message";

    private static IEnumerable<SmtplibCase> Sending() =>
    [
        new("a plain message", SendMail(To), Step("quit")),
        new("two messages over one connection", SendMail(To), SendMail(Two), Step("quit")),
        new("a message with its size", SendMail(To)) { Offers = ["SIZE 1000000"] },
        new("a message with size and options", Step("sendmail", From, Two, Content, new[] { "RET=FULL", "ENVID=x" }, new[] { "NOTIFY=NEVER" })) { Offers = ["SIZE", "DSN"] },
        new("options after HELO", Step("sendmail", From, To, Content, new[] { "RET=FULL" }, new[] { "NOTIFY=NEVER" })) { Script = Answer(SmtpVerb.Ehlo, 502) },
        new("options of the low-level verbs", Step("ehlo"), Step("mail", From, new[] { "RET=HDRS" }), Step("rcpt", To, new[] { "NOTIFY=DELAY" }), Step("data", Content)) { Offers = ["DSN"] },
        new("the null reverse-path", Step("sendmail", "", To, Content)),
        new("names beside the addresses", Step("sendmail", "Me <a@b.test>", new[] { "You <c@d.test>", "<e@f.test>" }, Content)),
        new("SMTPUTF8 where it is offered", Step("sendmail", "jü@b.test", "é@d.test", Content, new[] { "SMTPUTF8" }, NoOptions)) { Offers = ["SMTPUTF8"] },
        new("SMTPUTF8 where it is not offered", Step("sendmail", From, To, Content, new[] { "SMTPUTF8" }, NoOptions), Step("noop")) { Offers = ["SIZE"] },
        new("a recipient that is named twice", SendMail(new[] { To, To })),
        new("line ends and dots", [.. Bodies.Select(body => SendMail(To, body))]),
        new("line ends and dots by DATA", Step("ehlo"), Step("mail", From), Step("rcpt", To), Step("data", "a\n.b\r..\r\n.\n\r.c")),
        new("octets that end in CRLF", Step("sendmail_octets", From, To, "a\r\n.b\r\n\u00ff\r\n")),
        new("a size without the last line end", SendMail(To, "hello"))
        {
            Offers = ["SIZE"], Differs = new(SizeRow, "MAIL FROM:<a@b.test> SIZE=5\r\n", "MAIL FROM:<a@b.test> SIZE=7\r\n"),
        },
        new("a size of the caller's", Step("sendmail", From, To, Content, new[] { "SIZE=77" }, NoOptions))
        {
            Offers = ["SIZE"], Differs = new(SizeRow, "MAIL FROM:<a@b.test> SIZE=21 SIZE=77\r\n", "MAIL FROM:<a@b.test> SIZE=77\r\n"),
        },
        new("text that is not ASCII", SendMail(To, "é\r\n"))
        {
            Offers = ["8BITMIME"], Differs = new(TextRow, "UnicodeEncodeError", "MAIL FROM:<a@b.test> BODY=8BITMIME\r\n"),
        },
        new("an empty message", SendMail(To, "")) { Differs = new("`SMTP.data(msg)`: an empty message", "\nDATA\r\n\r\n.\r\n", "\nDATA\r\n.\r\n") },
        new("octets with lone LF", Step("sendmail_octets", From, To, "a\n.\nb\r\n")) { Differs = new(OctetsRow, "\na\n..\nb\r\n.\r\n", "\na\r\n..\r\nb\r\n.\r\n") },
        new("octets with lone CR", Step("sendmail_octets", From, To, "a\r.\rb\r\n")) { Differs = new(OctetsRow, "\na\r.\rb\r\n.\r\n", "\na\r\n..\r\nb\r\n.\r\n") },
        new("SMTPUTF8 after HELO", Step("sendmail", From, To, Content, new[] { "SMTPUTF8" }, NoOptions))
        {
            Script = Answer(SmtpVerb.Ehlo, 502),
            Differs = new("`SMTP.sendmail(mail_options)`: SMTPUTF8 not offered, SMTPNotSupportedError", "MAIL FROM:<a@b.test>\r\n", "SMTPNotSupportedError"),
        },
        new("two options in one string", Step("ehlo"), Step("mail", From, new[] { "RET=FULL ENVID=x" }))
        {
            Offers = ["DSN"],
            Differs = new("One option string may hold several options, or a second recipient's", "MAIL FROM:<a@b.test> RET=FULL ENVID=x\r\n", "ValueError"),
        },
    ];

    private static string[] Bodies => ["a", "a\n", "a\r", "\r\n", "\n\r", ".", "..\n", "a\n.\nb", ".\r\n.\r\n", "a\rb\nc\r\nd\n", "a\n\n.b\r\r.c"];
}
