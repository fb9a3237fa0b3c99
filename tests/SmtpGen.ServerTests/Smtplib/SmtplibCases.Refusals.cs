using SmtpGen.Testing;

namespace SmtpGen.ServerTests;

internal static partial class SmtplibCases
{
    private const string DataRow = "DATA that is not answered by 354 leaves the transaction open; a 421 there leaves the connection open";

    private static IEnumerable<SmtplibCase> Refusals() =>
    [
        new("a refused sender", SendMail(To), Step("noop")) { Script = Answer(SmtpVerb.Mail, 550) },
        new("one refused recipient of two", SendMail(Two)) { Script = Answer(SmtpVerb.Rcpt, 550, nth: 1) },
        new("all recipients refused", SendMail(Two), Step("noop")) { Script = Answer(SmtpVerb.Rcpt, 451) },
        new("refused content", SendMail(To), Step("noop")) { Script = AnswerContent(554) },
        new("refused and sent again", SendMail(To), SendMail(To)) { Script = Answer(SmtpVerb.Mail, 451, nth: 1) },
        new("421 to MAIL", SendMail(Two), Step("noop")) { Script = Answer(SmtpVerb.Mail, 421, "bye") },
        new("421 to the first recipient", SendMail(Two), Step("noop")) { Script = Answer(SmtpVerb.Rcpt, 421, "bye", nth: 1) },
        new("421 to the second recipient", SendMail(Two), Step("noop")) { Script = Answer(SmtpVerb.Rcpt, 421, "bye", nth: 2) },
        new("421 to the content", SendMail(Two), Step("noop")) { Script = AnswerContent(421) },
        new("251 to a recipient", SendMail(To)) { Script = Answer(SmtpVerb.Rcpt, 251, "will forward") },
        new("a refused sender and a lost RSET", SendMail(To), Step("noop")) { Script = server => { Answer(SmtpVerb.Mail, 550)(server); server.On(SmtpVerb.Rset).Close(); } },
        new("a connection lost at MAIL", SendMail(To), Step("noop")) { Script = server => server.On(SmtpVerb.Mail).Close() },
        new("a connection lost at the content", SendMail(To), Step("noop")) { Script = server => server.OnContinuation(SmtpVerb.Data).Close() },
        new("refusals of the low-level verbs", Step("ehlo"), Step("mail", From), Step("mail", From), Step("rcpt", To), Step("rcpt", To), Step("data", Content))
        {
            Script = server => { Answer(SmtpVerb.Mail, 550, nth: 1)(server); Answer(SmtpVerb.Rcpt, 550, nth: 1)(server); AnswerContent(554)(server); },
        },
        new("DATA refused by its low-level verb", Step("ehlo"), Step("mail", From), Step("rcpt", To), Step("data", Content), Step("rset")) { Script = Answer(SmtpVerb.Data, 554) },
        new("DATA refused", SendMail(To), Step("noop")) { Script = Answer(SmtpVerb.Data, 554), Differs = new(DataRow, "DATA\r\nNOOP\r\n", "DATA\r\nRSET\r\nNOOP\r\n") },
        new("421 to DATA", SendMail(To), Step("noop")) { Script = Answer(SmtpVerb.Data, 421, "bye"), Differs = new(DataRow, "250 2.0.0 Ok", "SMTPServerDisconnected") },
        new("252 to a recipient", SendMail(To))
        {
            Script = Answer(SmtpVerb.Rcpt, 252, "perhaps"),
            Differs = new("252 to RCPT counts as a refusal, as any 2yz but 250 and 251", "SMTPRecipientsRefused {c@d.test: 252 perhaps}", "{}"),
        },
        new("a recipient that is named and refused twice", SendMail(new[] { To, To }))
        {
            Script = Answer(SmtpVerb.Rcpt, 550),
            Differs = new("A recipient that is named twice and refused twice does not count as all refused: DATA is sent to nobody",
                "DATA\r\n", "SMTPRecipientsRefused {c@d.test: 550 no}"),
        },
        new("no recipient", SendMail(NoOptions))
        {
            Differs = new("`SMTP.sendmail(to_addrs)`: an empty list, MAIL and RSET and SMTPRecipientsRefused", "SMTPRecipientsRefused {}", "ValueError"),
        },
        new("a refused sender and a RSET without end", SendMail(To))
        {
            Script = server => { Answer(SmtpVerb.Mail, 550)(server); server.On(SmtpVerb.Rset).Raw($"250 {new string('x', 9000)}\r\n"); },
            Differs = new("A RSET that fails otherwise than by a lost connection hides the refusal", "SMTPResponseException 500 Line too long.", "SMTPSenderRefused 550 no a@b.test"),
        },
    ];

    private static Action<SmtpTestServer> AnswerContent(int code) => server => server.OnContinuation(SmtpVerb.Data).Reply(code, "no");
}
