namespace SmtpGen.ServerTests;

/// <summary>The servers that tests may need, and the client that SmtpGen is held against.</summary>
public enum ServerKind
{
    Postfix,
    Exim,
    OpenSmtpd,
    Dovecot,
    Smtplib,
}
