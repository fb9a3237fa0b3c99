using SmtpGen.Testing;

namespace SmtpGen.ServerTests;

internal static partial class SmtplibCases
{
    // RFC 2195 §2.
    private const string CramChallenge = "PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+";

    private const string ChallengeRow = "A challenge that is not base64 is answered all the same, or is `binascii.Error` in the middle of AUTH";

    private static object[] Login(bool initialResponseOk = true, string password = "secret") => Step("login", "tim", password, initialResponseOk);

    private static IEnumerable<SmtplibCase> Logins() =>
    [
        new("login by PLAIN", Login(), SendMail(To)) { Offers = ["AUTH PLAIN"] },
        new("login by PLAIN, without an initial response", Login(initialResponseOk: false)) { Offers = ["AUTH PLAIN"] },
        new("login by LOGIN, without an initial response", Login(initialResponseOk: false)) { Offers = ["AUTH LOGIN"] },
        new("login by CRAM-MD5", Login()) { Offers = ["AUTH PLAIN CRAM-MD5"], Script = Cram(235) },
        new("login by the next mechanism", Login(initialResponseOk: false))
        {
            Offers = ["AUTH LOGIN PLAIN"], Script = server => server.OnContinuation(SmtpVerb.Auth).Nth(1).Reply(535, "not by this one"),
        },
        new("a wrong password by every mechanism", Login(initialResponseOk: false, "wrong"), Step("noop")) { Offers = ["AUTH LOGIN PLAIN"] },
        new("login after login, by 503", Login(), Step("noop")) { Offers = ["AUTH PLAIN"], Script = Answer(SmtpVerb.Auth, 503, "already") },
        new("login where it is not offered", Login(), Step("noop")) { Offers = ["SIZE"] },
        new("login to a server of old", Login()) { Offers = ["AUTH=PLAIN"] },
        new("login to a server that knows no introduction", Login(), Step("noop")) { Script = server => { Answer(SmtpVerb.Ehlo, 502)(server); Answer(SmtpVerb.Helo, 550)(server); } },
        new("STARTTLS where it is not offered", Step("starttls"), Step("noop")) { Offers = ["SIZE"] },
        new("STARTTLS refused", Step("starttls"), Step("noop")) { Offers = ["STARTTLS"], Script = Answer("STARTTLS", 454, "not now") },
        new("login by LOGIN", Login()) { Offers = ["AUTH LOGIN"], Differs = new("`SMTP.auth_login(challenge)`", "AUTH LOGIN dGlt\r\n", "AUTH LOGIN\r\ndGlt\r\n") },
        new("login by no common mechanism", Login())
        {
            Offers = ["AUTH X-OWN"],
            Differs = new("`SMTP.login(user, password)`: AUTH not offered, SMTPNotSupportedError; no common mechanism, SMTPException", "SMTPException", "SMTPNotSupportedError"),
        },
        Challenge("a challenge that is half of base64", "wha") with { Differs = new(ChallengeRow, "Error", "AUTH CRAM-MD5\r\n*\r\n") },
        Challenge("a challenge that is not base64", "what?") with { Differs = new(ChallengeRow, "dGltIDk2NmU2ZTA3NWE0MGU5ZGI0ODAzNWRlZGU4MzU0Mzdk\r\n", "AUTH CRAM-MD5\r\n*\r\n") },
        new("a reply that nobody asked for", Step("noop"), Step("rset"))
        {
            Script = server => server.On(SmtpVerb.Noop).Append("250 unasked\r\n"),
            Differs = new("A reply that nobody asked for is taken for the answer to the next command: `454 …\\r\\n235 …` to STARTTLS makes `login` succeed",
                "250 unasked", "SmtpProtocolException"),
        },
    ];

    private static SmtplibCase Challenge(string name, string challenge) => new(name, Login())
    {
        Offers = ["AUTH CRAM-MD5"],
        Script = server => { Answer(SmtpVerb.Auth, 334, challenge)(server); server.OnContinuation(SmtpVerb.Auth).Reply(501, "cancelled"); },
    };

    private static Action<SmtpTestServer> Cram(int code) => server =>
    {
        Answer(SmtpVerb.Auth, 334, CramChallenge)(server);
        server.OnContinuation(SmtpVerb.Auth).Reply(code, "done");
    };
}
