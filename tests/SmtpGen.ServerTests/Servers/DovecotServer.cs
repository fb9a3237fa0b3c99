namespace SmtpGen.ServerTests;

/// <summary>Dovecot's submission service, which hands mail on to a Postfix, and its LMTP service.</summary>
public sealed class DovecotServer : MailServer
{
    private readonly PostfixServer _relay = new();

    public DovecotServer()
    {
        Folder.Add("mail", writable: true);
        Folder.Write("chain.pem", Certificate.Pem);
        Configure("dovecot.users");
        Start("dovecot", "-F", "-c", Configure("dovecot.conf", ("relay port", _relay.Port), ("lmtp port", LmtpPort)));
    }

    public int LmtpPort { get; } = ServerProgram.FreePort();

    internal override Mailbox Mailbox => _relay.Mailbox;

    internal override ServerTraits Traits { get; } = new()
    {
        InClear = ["8BITMIME", Mechanisms, "BURL imap", "CHUNKING", "ENHANCEDSTATUSCODES", $"SIZE {SizeLimit}", "STARTTLS", "PIPELINING"],
        Encrypted = ["8BITMIME", Mechanisms, "BURL imap", "CHUNKING", "ENHANCEDSTATUSCODES", $"SIZE {SizeLimit}", "PIPELINING"],
        LoggedIn = ["8BITMIME", "AUTH", "BURL imap imap://dovecot.test", "CHUNKING", "DSN", "ENHANCEDSTATUSCODES", "PIPELINING", $"SIZE {SizeLimit - 1024}", "VRFY"],
        ReportFields = ["Original-Envelope-Id: id+with=odd", "Original-Recipient: rfc822;a+b@there.test"],
        AddedFields = ["Return-Path", "X-Original-To", "Delivered-To", "Received", "Received"],
        RecipientField = "Delivered-To",
        Refusal = (SmtpReplyCode.TransactionFailed, new(5, 7, 1)),
        // It takes only a single word, no address.
        Vrfy = (SmtpReplyCode.ArgumentSyntaxError, SmtpReplyCode.ArgumentSyntaxError),
        Expn = SmtpReplyCode.SyntaxError,
        NeedsLogin = true,
    };

    private const string Mechanisms = "AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256";

    public override void Dispose()
    {
        base.Dispose();
        _relay.Dispose();
    }
}
