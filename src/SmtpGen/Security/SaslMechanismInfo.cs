namespace SmtpGen;

/// <summary>What the spec file says of one SASL mechanism.</summary>
/// <param name="Name">Its registered name.</param>
internal sealed record SaslMechanismInfo(string Name)
{
    /// <summary>Whether the client speaks first, so that AUTH may carry an initial response.</summary>
    public required bool ClientFirst { get; init; }

    /// <summary>Whether the secret itself goes over the wire.</summary>
    public required bool SendsSecret { get; init; }

    /// <summary>Whether it is bound to the TLS connection that it goes over, and works over no other.</summary>
    public required bool BindsChannel { get; init; }

    /// <summary>Makes the mechanism from user name and password; null where it needs something else.</summary>
    public Func<string, string, SaslMechanism>? ForPassword { get; init; }

    /// <summary>Makes the mechanism from user name and a provider of access tokens; null where it needs something else.</summary>
    public Func<string, Func<CancellationToken, ValueTask<string>>, SaslMechanism>? ForToken { get; init; }
}
