using System.Security.Cryptography;

namespace SmtpGen.ServerTests;

/// <summary>Dovecot's submission service, which hands mail on to a Postfix, and its LMTP service, which puts mail into mailboxes of its own.</summary>
public sealed class DovecotServer : MailServer
{
    /// <summary>Somebody whose mailbox holds nothing more.</summary>
    public const string Full = "full@" + Domain;

    private const string Mechanisms = "AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 EXTERNAL OAUTHBEARER XOAUTH2 GSSAPI";

    private readonly PostfixServer _relay = new();

    public DovecotServer()
    {
        Folder.Add("mail", writable: true);
        Folder.Write("chain.pem", Certificate.Pem);
        Folder.Write("client.pem", ClientCertificate.Certificate.ExportCertificatePem());
        Folder.Add("keys/default/HS256");
        Folder.Write("keys/default/HS256/default", Convert.ToBase64String(TokenKey));
        Configure("dovecot.oauth2");
        Configure("dovecot.users", ("full", Full), ("boxes", string.Join('\n', Recipients.Select(box => box + "::::::"))));
        Start("dovecot", "-F", "-c", Configure("dovecot.conf",
            ("relay port", _relay.Port), ("lmtp port", LmtpPort), ("keytab", Realm.Keytab), ("krb5", Realm.Configuration)));
    }

    public int LmtpPort { get; } = ServerProgram.FreePort();

    /// <summary>The socket of LMTP.</summary>
    public string LmtpPath => Path.Combine(Folder.Path, "lmtp.sock");

    /// <summary>The certificate that logs in as <see cref="MailServer.User"/>.</summary>
    internal SelfSigned ClientCertificate { get; } = new(User);

    /// <summary>The realm whose tickets log in.</summary>
    internal KerberosRealm Realm { get; } = new();

    /// <summary>What access tokens are signed with.</summary>
    internal byte[] TokenKey { get; } = RandomNumberGenerator.GetBytes(32);

    internal override Mailbox Mailbox => _relay.Mailbox;

    internal override ServerTraits Traits { get; } = new()
    {
        InClear = ["8BITMIME", Mechanisms, "BURL imap", "CHUNKING", "ENHANCEDSTATUSCODES", $"SIZE {SizeLimit}", "STARTTLS", "PIPELINING"],
        Encrypted = ["8BITMIME", Mechanisms, "BURL imap", "CHUNKING", "ENHANCEDSTATUSCODES", $"SIZE {SizeLimit}", "PIPELINING"],
        // Only now it knows what the server behind it can do; of the size it keeps something for the field that it adds.
        LoggedIn =
        [
            "8BITMIME", "AUTH", "BURL imap imap://dovecot.test", "CHUNKING", "DSN", "ENHANCEDSTATUSCODES", "PIPELINING", $"SIZE {SizeLimit - 1024}", "VRFY",
        ],
        ReportFields = ["Original-Envelope-Id: id+with=odd", "Original-Recipient: rfc822;a+b@there.test"],
        AddedFields = ["Return-Path", "X-Original-To", "Delivered-To", "Received", "Received"],
        RecipientField = "Delivered-To",
        Refusal = (SmtpReplyCode.TransactionFailed, new(5, 7, 1)),
        // It takes only a single word, no address, where RFC 5321 §4.1.1.6 has both.
        Vrfy = (SmtpReplyCode.ArgumentSyntaxError, SmtpReplyCode.ArgumentSyntaxError),
        Expn = SmtpReplyCode.SyntaxError,
        NeedsLogin = true,
    };

    /// <summary>What LMTP put into the mailbox of a recipient: the one message that is there, as it was stored.</summary>
    internal byte[] StoredByLmtp(string recipient) =>
        File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(Folder.Path, "mail", recipient, "new"))));

    public override void Dispose()
    {
        base.Dispose();
        Realm.Dispose();
        ClientCertificate.Dispose();
        _relay.Dispose();
    }
}
