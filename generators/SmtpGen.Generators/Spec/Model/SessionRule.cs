namespace SmtpGen.Generators.Spec.Model;

/// <summary>What an operation asks of a session and does to it, in names of facts.</summary>
/// <param name="Provides">Those of the required facts that it sees to itself.</param>
/// <param name="Perhaps">What may hold after success.</param>
internal sealed record SessionRule(
    EquatableArray<string> Requires,
    EquatableArray<string> Provides,
    EquatableArray<string> Forbids,
    EquatableArray<string> Sets,
    EquatableArray<string> Perhaps,
    EquatableArray<string> Clears,
    bool ClearsWhenRefused,
    bool ThrowsWhenRefused,
    bool EndsSession);
