namespace SmtpGen.Generators.Spec.Model;

/// <summary>A hand-written member of a client that has a session rule.</summary>
/// <param name="Replies">The replies that it may get, when it is one exchange.</param>
/// <param name="Type">The client's type; null for the client that everything else derives from.</param>
internal sealed record Operation(string? Type, string Member, string About, string? Rfc, SessionRule Rule, EquatableArray<ReplyMeaning> Replies);
