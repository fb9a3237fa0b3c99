namespace SmtpGen.Generators.Spec.Model;

/// <summary>A class of enhanced status codes, a subject, or a code that has both a subject and a detail.</summary>
/// <param name="Subject">Null for a class.</param>
/// <param name="Detail">Null for a class or a subject.</param>
/// <param name="About">In the words of the registry.</param>
/// <param name="Replies">The reply codes that it goes with, and classes of them ("5XX").</param>
/// <param name="Obsolete">Why nobody should use it; null where it is current.</param>
internal sealed record EnhancedStatus(
    string Code, int? Subject, int? Detail, string About, string? Rfc, EquatableArray<string> Replies, string? Obsolete);
