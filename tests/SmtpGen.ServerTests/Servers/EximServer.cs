namespace SmtpGen.ServerTests;

/// <summary>Exim.</summary>
public sealed class EximServer : MailServer
{
    private const string ItsUser = "Debian-exim";

    public EximServer()
    {
        Mailbox = new Mailbox(Folder.Add("mail", writable: true));
        foreach (string folder in new[] { "spool", "log" })
            ServerProgram.Run("chown", ItsUser, Folder.Add(folder));
        Folder.Write("chain.pem", Certificate.Pem);
        Start("exim4", "-C", Configure("exim.conf", ("program", ProgramFile.Find("exim4"))), "-bdf");
    }

    internal override Mailbox Mailbox { get; }

    internal override ServerTraits Traits { get; } = new()
    {
        InClear = [.. First, Mechanisms, "CHUNKING", "STARTTLS", "SMTPUTF8", "HELP"],
        Encrypted = [.. First, Mechanisms, "CHUNKING", "SMTPUTF8", "HELP"],
        LoggedIn = [.. First, "CHUNKING", "SMTPUTF8", "HELP"],
        // It hands xtext on as it came, where RFC 3461 §6.2.1 has it decoded.
        ReportFields = ["Original-Envelope-Id: id+2Bwith+3Dodd", "Original-Recipient: rfc822;a+2Bb@there.test"],
        AddedFields = ["Envelope-to", "Received"],
        RecipientField = "Envelope-to",
        // The number is our own text: it offers no ENHANCEDSTATUSCODES.
        Refusal = (SmtpReplyCode.MailboxUnavailable, new(5, 7, 1)),
        Vrfy = (SmtpReplyCode.Ok, SmtpReplyCode.CannotVerifyUser),
        Expn = SmtpReplyCode.Ok,
    };

    private const string Mechanisms = "AUTH PLAIN LOGIN CRAM-MD5";

    private static string[] First => [$"SIZE {SizeLimit}", "8BITMIME", "DSN", "VRFY", "EXPN", "PIPELINING", "PIPECONNECT"];
}
