namespace SmtpGen.Protocol;

/// <summary>Whether a command line carries arguments.</summary>
public enum SmtpArguments
{
    /// <summary>It must not.</summary>
    None,

    /// <summary>It may.</summary>
    Optional,

    /// <summary>It must.</summary>
    Required,
}

/// <summary>How the talk goes once a command line is sent.</summary>
public enum SmtpExchange
{
    /// <summary>One reply.</summary>
    Reply,

    /// <summary>An intermediate reply, then content with its dots doubled, then the final reply.</summary>
    Content,

    /// <summary>Octets, counted in the command line, then one reply.</summary>
    Chunk,

    /// <summary>One reply, then a TLS handshake.</summary>
    Handshake,

    /// <summary>Challenges and responses until a final reply.</summary>
    Sasl,
}

/// <summary>Where a verb may stand in a group of commands that is sent before its replies are read (RFC 2920 §3.1).</summary>
public enum SmtpPipelining
{
    /// <summary>At its end only: the client waits for the reply.</summary>
    Last,

    /// <summary>Anywhere.</summary>
    Anywhere,
}
