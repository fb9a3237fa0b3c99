namespace SmtpGen.Generators.Spec.Model;

/// <summary>A SASL mechanism; the file lists the preferred ones first.</summary>
/// <param name="Type">The class that speaks it; null for one that is only known by name.</param>
/// <param name="BindsChannel">Whether it is bound to the TLS connection that it goes over.</param>
/// <param name="Credentials">What it is made from, beside the user's name.</param>
internal sealed record Mechanism(
    string Keyword,
    string Name,
    string About,
    string? Rfc,
    MechanismUsage Usage,
    string? Type,
    bool ClientFirst,
    bool SendsSecret,
    bool BindsChannel,
    Credentials Credentials);

/// <summary>What the registry says of a mechanism's use.</summary>
internal enum MechanismUsage
{
    Unregistered,
    Common,
    Limited,
    Obsolete,
}

internal enum Credentials
{
    Other,
    Password,
    Token,
}
