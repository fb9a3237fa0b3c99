namespace SmtpGen.ServerTests;

internal static partial class SmtplibCases
{
    private const string FeatureRow = "`SMTP.esmtp_features`, `OLDSTYLE_AUTH`";
    private const string MendedRow = "Addresses are mended: `a@b c` becomes `a@bc`, of `a@b, c@d` the first is taken, line ends vanish";
    private const string CodeRow = "A reply code may be `-12`, `2_5` or 1234; the codes of one reply may differ";

    private static IEnumerable<SmtplibCase> Greetings() =>
    [
        new("a greeting that refuses", Step("noop")) { Script = server => server.OnGreeting().Reply(554, "no service") },
        new("a greeting of several lines", Step("noop")) { Script = server => server.OnGreeting().Reply(220, "server.test", "ESMTP") },
        new("a server that hangs up", Step("noop")) { Script = server => server.OnGreeting().Close() },
        new("EHLO and HELO with names", Step("ehlo"), Step("helo"), Step("ehlo")),
        new("EHLO refused, HELO accepted", Step("ehlo_or_helo_if_needed"), SendMail(To)) { Script = Answer(SmtpVerb.Ehlo, 500) },
        new("both refused", Step("ehlo_or_helo_if_needed"), Step("noop")) { Script = server => { Answer(SmtpVerb.Ehlo, 502)(server); Answer(SmtpVerb.Helo, 550)(server); } },
        new("HELO of the caller's", Step("helo"), SendMail(To)),
        new("a refused EHLO of the caller's", Step("ehlo"), SendMail(To))
        {
            Script = Answer(SmtpVerb.Ehlo, 451, "later", nth: 1),
            Differs = new("`SMTP.ehlo_or_helo_if_needed()`: after a refused `ehlo` of the caller's", "SMTPSenderRefused 503 5.5.1 MAIL needs hello first a@b.test", "{}"),
        },
        new("a refused second EHLO", Step("ehlo"), Step("ehlo"), Step("has_extn", "size"))
        {
            Offers = ["SIZE"], Script = Answer(SmtpVerb.Ehlo, 451, "later", nth: 2),
            Differs = new("`SMTP.ehlo(name)`: a refused second one empties the features", "False", "True"),
        },
        new("HELO after EHLO", Step("ehlo"), Step("helo"), Step("has_extn", "size"))
        {
            Offers = ["SIZE"], Differs = new("`SMTP.does_esmtp`", "True", "False"),
        },
    ];

    private static IEnumerable<SmtplibCase> Features() =>
    [
        Listing("extensions", "SIZE 1000", "8BITMIME", "X-OWN one two", "size 2000"),
        Listing("extensions with blanks around them", " SIZE 1000 ", "8BITMIME  ", "DSN"),
        Listing("extensions after a tab", "SIZE\t1000"),
        Listing("lines that are no extension", "*STARS", "-DASH", "", "ETRN"),
        Listing("AUTH", "AUTH PLAIN LOGIN"),
        Listing("AUTH of old", "AUTH=PLAIN LOGIN"),
        Listing("AUTH in two lines", "AUTH PLAIN", "AUTH LOGIN"),
        Listing("no extension"),
        Listing("AUTH in both forms", "AUTH PLAIN LOGIN", "AUTH=LOGIN CRAM-MD5") with
        {
            Differs = new(FeatureRow, "{auth: PLAIN LOGIN LOGIN CRAM-MD5}", "{auth: PLAIN LOGIN CRAM-MD5}"),
        },
        Listing("SIZE with an equals sign", "SIZE=1000") with { Differs = new(FeatureRow, "{size: =1000}", "{size: 1000}") },
    ];

    private static IEnumerable<SmtplibCase> Texts() =>
    [
        new("addresses", [.. new[] { "a@b.test", "<a@b.test>", "A Name <a@b.test>", "\"Name, A\" <a@b.test>", "Sally", "", "<>", "a@[127.0.0.1]", "\"a b\"@c.test", "a..b@c.test" }
            .Select(text => Step("quoteaddr", text))]),
        new("content to quote", [.. Bodies.Select(body => Step("quotedata", body))]),
        new("a domain with a blank", Step("quoteaddr", "a@b c")) { Differs = new(MendedRow, "<a@bc>", "ValueError") },
        new("two addresses", Step("quoteaddr", "a@b.test, c@d.test")) { Differs = new(MendedRow, "<a@b.test>", "ValueError") },
        new("an address with a line end", Step("quoteaddr", "a\r\nb@c.test")) { Differs = new(MendedRow, "<ab@c.test>", "ValueError") },
        new("an address with an option", Step("ehlo"), Step("mail", "a@b.test> SIZE=1")) { Differs = new(MendedRow, "MAIL FROM:<a@b.test>\r\n", "ValueError") },
        new("half an address", Step("quoteaddr", "a@")) { Differs = new(MendedRow, "<a@>", "ValueError") },
        new("two words to verify", Step("verify", "two words")) { Differs = new("`SMTP.verify(address)`: what is no address", "VRFY two\r\n", "ValueError") },
    ];

    private static IEnumerable<SmtplibCase> Commands() =>
    [
        new("questions", Step("verify", "A <a@b.test>"), Step("expn", "list"), Step("help"), Step("help", "MAIL"), Step("noop"), Step("rset"))
        {
            Script = server => server.On(SmtpVerb.Help).Reply(214, "This is help", "in two lines"),
        },
        new("refused questions", Step("verify", "x"), Step("expn", "x"), Step("help"))
        {
            Script = server => { Answer(SmtpVerb.Vrfy, 550)(server); Answer(SmtpVerb.Expn, 502)(server); Answer(SmtpVerb.Help, 502)(server); },
        },
        new("raw commands", Step("docmd", "NOOP"), Step("docmd", "XOWN", "a b"), Step("putcmd", "NOOP", "1"), Step("getreply"), Step("docmd", "rset")),
        new("two raw commands at once", Step("putcmd", "NOOP", "1"), Step("putcmd", "NOOP", "2"), Step("getreply"), Step("getreply")),
        new("raw text", Step("send", "NOOP\r\nRSET\r\n"), Step("getreply"), Step("getreply")),
        new("line ends in raw commands", Step("docmd", "NOOP\r\nRSET"), Step("docmd", "NOOP", "\n"), Step("putcmd", "\r"), Step("noop")),
        new("the end", Step("quit"), Step("noop"), Step("quit")),
        new("the end without an answer", Step("quit"), Step("noop")) { Script = server => server.On(SmtpVerb.Quit).Close() },
        new("a reply of many lines", Step("noop")) { Script = server => server.On(SmtpVerb.Noop).Reply(250, "one", "", "three") },
        new("a reply of a code alone", Step("noop")) { Script = server => server.On(SmtpVerb.Noop).Raw("250\r\n") },
        new("a reply of an unknown code", Step("noop")) { Script = Answer(SmtpVerb.Noop, 599) },
        new("421 to a command", Step("noop"), Step("rset"))
        {
            Script = Answer(SmtpVerb.Noop, 421, "bye"), Differs = new("`SMTP.noop()`: 421 is returned, and the connection stays open", "RSET\r\n", "SMTPServerDisconnected"),
        },
        new("no reply", Step("noop"), Step("noop")) { Script = server => server.On(SmtpVerb.Noop).Close() },
        new("a reply with blanks around it", Step("noop"))
        {
            Script = Answer(SmtpVerb.Noop, 250, " ok "), Differs = new("`SMTP.getreply()`: text in octets, without outer blanks", "250 ok", "250  ok "),
        },
        new("a code with a line in it", Step("noop")) { Script = server => server.On(SmtpVerb.Noop).Raw("2_5 ok\r\n"), Differs = new(CodeRow, "25 ok", "SmtpProtocolException") },
        new("two codes in one reply", Step("noop")) { Script = server => server.On(SmtpVerb.Noop).Raw("250-a\r\n550 b\r\n"), Differs = new(CodeRow, "550 a|b", "SmtpProtocolException") },
        new("half a reply", Step("noop"))
        {
            Script = server => server.On(SmtpVerb.Noop).Raw("250 ok\r\n").Close(after: "250 o".Length),
            Differs = new("`250 o` and the end of the connection is a success", "250 o", "SMTPServerDisconnected"),
        },
    ];

    private static SmtplibCase Listing(string name, params string[] lines) => new(name, Step("ehlo_or_helo_if_needed"), Step("esmtp_features")) { Offers = lines };
}
