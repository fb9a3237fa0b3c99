namespace SmtpGen;

/// <summary>What the spec file says of one SASL mechanism.</summary>
/// <param name="Name">Its registered name.</param>
/// <param name="ClientFirst">Whether the client speaks first, so that AUTH may carry an initial response.</param>
/// <param name="SendsSecret">Whether the secret itself goes over the wire.</param>
/// <param name="ForLogin">Makes the mechanism from user name and password; null when Login has no use for it.</param>
internal sealed record SaslMechanismInfo(
    string Name, bool ClientFirst, bool SendsSecret, Func<string, string, SaslMechanism>? ForLogin);
