namespace SmtpGen.ServerTests;

/// <summary>Postfix, with Cyrus SASL for logins.</summary>
public sealed class PostfixServer : MailServer
{
    public PostfixServer()
    {
        Mailbox = new Mailbox(Path.Combine(Folder.Add("mail", writable: true), "box"));
        Folder.Add("queue");
        ServerProgram.Run("chown", "postfix", Folder.Add("data"));
        Folder.Write("chain.pem", Certificate.Pem);
        Configure("main.cf");
        Configure("master.cf");
        Folder.Add("sasl");
        Configure("sasl/smtpd.conf");
        AddUser();
        Start("postfix", "-c", Folder.Path, "start-fg");
    }

    internal override Mailbox Mailbox { get; }

    internal override ServerTraits Traits { get; } = new()
    {
        InClear = [.. First, "STARTTLS", .. Last],
        Encrypted = [.. First, .. Last],
        LoggedIn = [.. First, .. Last],
        ReportFields = ["Original-Envelope-Id: id+with=odd", "Original-Recipient: rfc822;a+b@there.test"],
        AddedFields = ["Return-Path", "X-Original-To", "Delivered-To", "Received"],
        RecipientField = "Delivered-To",
        Refusal = (SmtpReplyCode.TransactionFailed, new(5, 7, 1)),
        Vrfy = (SmtpReplyCode.CannotVerifyUser, SmtpReplyCode.TransactionFailed),
        Expn = SmtpReplyCode.SyntaxError,
    };

    private static string[] First => ["PIPELINING", $"SIZE {SizeLimit}", "VRFY", "ETRN"];

    private static string[] Last =>
    [
        "AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 ANONYMOUS NTLM",
        "XVERP",
        "XCLIENT NAME ADDR PROTO HELO REVERSE_NAME PORT LOGIN DESTADDR DESTPORT",
        "XFORWARD NAME ADDR PROTO HELO SOURCE PORT IDENT",
        "ENHANCEDSTATUSCODES",
        "8BITMIME",
        "DSN",
        "SMTPUTF8",
        "CHUNKING",
    ];

    private void AddUser()
    {
        string database = Path.Combine(Folder.Path, "sasldb");
        ServerProgram.Run("sh", "-c", "printf %s \"$1\" | saslpasswd2 -p -c -f \"$2\" -u \"$3\" \"$4\"",
            "sh", Password, database, Domain, User[..User.IndexOf('@')]);
        ServerProgram.Run("chown", "postfix", database);
    }
}
