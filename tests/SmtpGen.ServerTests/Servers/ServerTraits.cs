namespace SmtpGen.ServerTests;

/// <summary>What a server is configured to offer, and how it answers. Tests hold each of it against what the server says.</summary>
internal sealed record ServerTraits
{
    /// <summary>The lines of its reply to EHLO after the first, in clear.</summary>
    public required string[] InClear { get; init; }

    /// <summary>The same when encrypted.</summary>
    public required string[] Encrypted { get; init; }

    /// <summary>The same after a login over TLS; null: there it refuses EHLO.</summary>
    public required string[]? LoggedIn { get; init; }

    /// <summary>What a report of success says of the envelope that asked for it.</summary>
    public required string[] ReportFields { get; init; }

    /// <summary>The fields that it puts on top of a delivered message, in their order.</summary>
    public required string[] AddedFields { get; init; }

    /// <summary>That one of them which names the recipient.</summary>
    public required string RecipientField { get; init; }

    /// <summary>What it says to RCPT for <see cref="MailServer.Refused"/>.</summary>
    public required (int Code, EnhancedStatusCode? Status) Refusal { get; init; }

    /// <summary>Its answers to VRFY for a mailbox, for a refused one, and to EXPN for a list.</summary>
    public required (int Known, int Refused) Vrfy { get; init; }

    public required int Expn { get; init; }

    /// <summary>What it says to a mechanism that it does not offer.</summary>
    public int UnknownMechanism { get; init; } = SmtpReplyCode.ParameterNotImplemented;

    /// <summary>Whether it takes mail only of somebody who has logged in.</summary>
    public bool NeedsLogin { get; init; }

    /// <summary>Whether it holds the SIZE option of MAIL against its limit, rather than the octets that came.</summary>
    public bool ChecksDeclaredSize { get; init; } = true;

    /// <summary>The mechanisms that it offers over TLS.</summary>
    public IEnumerable<string> Mechanisms => Encrypted.Single(line => line.StartsWith("AUTH ", StringComparison.Ordinal)).Split(' ').Skip(1);

    /// <summary>Whether the extension is among what it offers to somebody who may send mail.</summary>
    public bool Offers(string extension) =>
        (NeedsLogin ? LoggedIn! : InClear).Any(line => line.Split(' ')[0] == extension);
}
