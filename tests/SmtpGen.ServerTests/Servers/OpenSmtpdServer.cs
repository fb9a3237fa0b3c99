namespace SmtpGen.ServerTests;

/// <summary>
/// OpenSMTPD. Its queue, its control socket and its delivery programs are at places that were compiled into it, so it runs in a mount
/// namespace of its own, where other things are mounted there.
/// </summary>
public sealed class OpenSmtpdServer : MailServer
{
    // Of "secret", by crypt(3) with SHA-512.
    private const string PasswordHash = "$6$08S9up3KipNz/KWf$2QzEiUwGIDl9layN3xgHYyTe7R7II2ZhDmKTyW5coQ.i6BfK/55Wwr7p9Mdru26jI6N/fbUa7FF4ZR85PlFsC/";

    public OpenSmtpdServer()
    {
        string program = ProgramFile.Find("smtpd");
        string box = Folder.Add("mail", writable: true);
        Mailbox = new Mailbox(box);
        File.SetUnixFileMode(Folder.Write("chain.pem", Certificate.Pem), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        string stage = Configure("opensmtpd.sh", ("helpers", Path.GetFullPath(Path.Combine(program, "../../libexec"))));
        Start("unshare", "--mount", "sh", stage, program, "-d", "-v", "-f", Configure("opensmtpd.conf", ("hash", PasswordHash)));
    }

    internal override Mailbox Mailbox { get; }

    internal override ServerTraits Traits { get; } = new()
    {
        InClear = ["8BITMIME", "ENHANCEDSTATUSCODES", $"SIZE {SizeLimit}", "DSN", "STARTTLS", "HELP"],
        // It takes passwords over TLS only, and says so.
        Encrypted = ["8BITMIME", "ENHANCEDSTATUSCODES", $"SIZE {SizeLimit}", "DSN", "AUTH PLAIN LOGIN", "HELP"],
        // It takes one EHLO only, where RFC 5321 §4.1.4 has it taken at any time.
        LoggedIn = null,
        // It says neither of the two that it was told.
        ReportFields = ["Final-Recipient: rfc822; "],
        AddedFields = ["Return-Path", "Delivered-To", "Received"],
        RecipientField = "Delivered-To",
        Refusal = (SmtpReplyCode.MailboxUnavailable, null),
        Vrfy = (SmtpReplyCode.SyntaxError, SmtpReplyCode.SyntaxError),
        Expn = SmtpReplyCode.SyntaxError,
        ChecksDeclaredSize = false,
    };
}
