namespace SmtpGen.Tests.Harness;

/// <summary>The places of a session at which a server may answer otherwise than expected, or not at all.</summary>
internal static class Steps
{
    public const string Message = "a message of one line";

    /// <summary>Every place that a reply is read at.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "greeting", "EHLO", "HELO", "STARTTLS", "AUTH", "response", "MAIL", "RCPT", "DATA", ".", "BDAT", "RSET", "NOOP", "HELP", "VRFY", "EXPN", "DoCommand", "GetReply", "QUIT",
    ];

    /// <summary>A server that does its part up to a step, and then gives this answer.</summary>
    public static ScriptedStream ScriptTo(string step, string answer, int bytesPerRead = int.MaxValue)
    {
        if (step == "greeting")
            return new ScriptedStream(answer) { BytesPerRead = bytesPerRead };
        var server = new ScriptedStream { BytesPerRead = bytesPerRead };
        if (step is "AUTH" or "response" or "MAIL" or "RCPT" or "STARTTLS")
            server.ExpectEhlo("AUTH PLAIN", "STARTTLS");
        return step switch
        {
            "response" => server.Expect("AUTH PLAIN\r\n", "334 \r\n").Expect("AHVzZXIAcGFzc3dvcmQ=\r\n", answer),
            "content" or "." => server.Expect("DATA\r\n", "354 go\r\n").Expect($"{Message}\r\n.\r\n", answer),
            _ => server.ExpectAnything(answer),
        };
    }

    /// <summary>Leads a client to a step, and through it.</summary>
    public static async Task Say(Subject subject, Stream stream, string step)
    {
        await subject.Connect(stream);
        switch (step)
        {
            case "greeting": break;
            case "EHLO": await subject.Ehlo(); break;
            case "HELO": await subject.Helo(); break;
            case "STARTTLS": await subject.StartTls(new() { TargetHost = "server.example" }); break;
            case "AUTH": await subject.Login("user", "password"); break;
            case "response": await subject.Login("user", "password", initialResponseOk: false); break;
            case "MAIL": await subject.Ehlo(); await subject.Mail("a@b.example"); break;
            case "RCPT": await subject.Ehlo(); await subject.Rcpt("c@d.example"); break;
            case "DATA" or "content" or ".": await subject.Data(Message); break;
            case "BDAT" or "chunk": await subject.Bdat("x"u8.ToArray(), last: true); break;
            case "RSET": await subject.Rset(); break;
            case "NOOP": await subject.Noop(); break;
            case "HELP": await subject.Help(); break;
            case "VRFY": await subject.Verify("x"); break;
            case "EXPN": await subject.Expn("x"); break;
            case "DoCommand": await subject.DoCommand("XYZZY"); break;
            case "GetReply": await subject.PutCommand("XYZZY"); await subject.GetReply(); break;
            case "QUIT": await subject.Quit(); break;
            default: Assert.Fail($"There is no step {step}."); break;
        }
    }
}
