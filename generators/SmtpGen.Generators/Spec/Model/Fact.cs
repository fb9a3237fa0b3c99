namespace SmtpGen.Generators.Spec.Model;

/// <summary>Something about a session that is true or false.</summary>
/// <param name="Property">The property of the client that tells it; null for a project's own, which is asked for by name.</param>
/// <param name="Missing">What is wrong where it should hold and does not.</param>
/// <param name="Present">What is wrong where it holds and should not.</param>
/// <param name="Step">The member of the client that makes it hold.</param>
/// <param name="Undo">The member of the client that ends it.</param>
/// <param name="ProtectsSecrets">Whether nobody on the way can read a secret while it holds.</param>
/// <param name="Beside">Whether it holds at any stage of a session, so that diagrams show it apart.</param>
internal sealed record Fact(
    string Name, string About, string? Rfc, string? Property, string Missing, string Present, string? Step, string? Undo, bool ProtectsSecrets, bool Beside);
