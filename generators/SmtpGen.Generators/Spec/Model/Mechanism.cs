namespace SmtpGen.Generators.Spec.Model;

/// <summary>A SASL mechanism; the file lists the preferred ones first.</summary>
/// <param name="Type">The class that speaks it.</param>
/// <param name="Login">Whether it is made from a user name and a password.</param>
internal sealed record Mechanism(
    string Keyword, string Name, string About, string? Rfc, string Type, bool ClientFirst, bool SendsSecret, bool Login);
