namespace SmtpGen;

/// <summary>How SendMail and SendMany send content to a server that offers CHUNKING (RFC 3030). To others it goes by DATA.</summary>
public enum SmtpChunking
{
    /// <summary>By DATA, whatever the server offers.</summary>
    Never,

    /// <summary>
    /// By BDAT once MAIL and RCPT are answered, as RFC 3030 §2 tells it: no octet of the content goes out for a message that has no
    /// recipient. Between messages, the last chunk of one shares its write with MAIL and RCPT of the next.
    /// </summary>
    InOrder,

    /// <summary>
    /// By BDAT together with MAIL and RCPT, before they are answered, and several messages at once in SendMany: one round trip for all of
    /// them. RFC 3030 does not tell it so, and the content of a message whose recipients are all refused is sent for nothing. Content that is
    /// long, or that is read from a stream, goes in order all the same.
    /// </summary>
    Eager,
}
