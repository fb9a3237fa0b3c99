namespace SmtpGen.Protocol;

/// <summary>What the spec file says of one verb. The client, the protocol log and the test server all read it.</summary>
public sealed class SmtpCommand
{
    /// <summary>The verb as it goes over the wire.</summary>
    public required string Verb { get; init; }

    /// <summary>The name of the method that sends it.</summary>
    public required string Member { get; init; }

    /// <summary>What the command line begins with: the verb, or the verb and what leads to its first argument ("MAIL FROM:").</summary>
    public required string Prefix { get; init; }

    /// <summary>What the verb is for.</summary>
    public required string About { get; init; }

    /// <summary>Where the protocol describes it; null when nowhere.</summary>
    public string? Rfc { get; init; }

    /// <summary>The extension that brings the verb; null when every server knows it.</summary>
    public string? Extension { get; init; }

    /// <summary>Whether a line of this verb may, must or must not carry arguments.</summary>
    public SmtpArguments Arguments { get; init; }

    /// <summary>The words that may end its line, each with a meaning of its own; those of a chunk say that it is the last one.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>How the talk goes once the command line is sent.</summary>
    public SmtpExchange Exchange { get; init; }

    /// <summary>Where the verb may stand in a group of commands.</summary>
    public SmtpPipelining Pipelining { get; init; }

    /// <summary>Facts that must hold before.</summary>
    public SmtpFacts Requires { get; init; }

    /// <summary>Facts that must not hold before.</summary>
    public SmtpFacts Forbids { get; init; }

    /// <summary>Facts that hold after success.</summary>
    public SmtpFacts Sets { get; init; }

    /// <summary>Facts that no longer hold after success.</summary>
    public SmtpFacts Clears { get; init; }

    /// <summary>Facts that a project's spec file declares and that hold after success, by name.</summary>
    public IReadOnlyList<string> OwnSets
    {
        get => Own?.Sets ?? [];
        init => Own = new OwnFactChanges(value, OwnClears);
    }

    /// <summary>Facts that a project's spec file declares and that no longer hold after success, by name.</summary>
    public IReadOnlyList<string> OwnClears
    {
        get => Own?.Clears ?? [];
        init => Own = new OwnFactChanges(OwnSets, value);
    }

    /// <summary>Whether <see cref="Clears"/> and <see cref="OwnClears"/> also happen when the final reply is a refusal.</summary>
    public bool ClearsWhenRefused { get; init; }

    /// <summary>Whether a refusal is an exception rather than a reply.</summary>
    public bool ThrowsWhenRefused { get; init; }

    /// <summary>Whether the reply lists the server's extensions.</summary>
    public bool ListsExtensions { get; init; }

    /// <summary>Whether the connection is closed after the reply, whatever it is.</summary>
    public bool EndsSession { get; init; }

    /// <summary>The codes of the first reply that the protocol names.</summary>
    public IReadOnlyList<int> ReplyCodes { get; init; } = [];

    /// <summary>The codes of the reply to the content; empty when there is none.</summary>
    public IReadOnlyList<int> FinalReplyCodes { get; init; } = [];

    /// <summary>How long the first reply may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How long one block of content may take to be sent.</summary>
    public TimeSpan BlockTimeout { get; init; }

    /// <summary>How long the reply to the content may take.</summary>
    public TimeSpan FinalTimeout { get; init; }

    /// <summary>The options that a line of this verb may carry.</summary>
    public IReadOnlyList<SmtpOption> Options { get; init; } = [];

    /// <summary>Makes the exception that a refusal is, from the reply and what the command was about (the path of MAIL, say).</summary>
    public required Func<SmtpReply, string?, SmtpException> Refusal { get; init; }

    /// <summary>What a success does to the facts of a project; null for nothing.</summary>
    internal OwnFactChanges? Own { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Verb;
}
