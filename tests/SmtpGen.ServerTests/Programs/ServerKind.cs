namespace SmtpGen.ServerTests;

/// <summary>The servers that tests may need.</summary>
public enum ServerKind
{
    Postfix,
    Exim,
    OpenSmtpd,
    Dovecot,
}
