namespace SmtpGen.Generators.Spec.Model;

internal sealed record Port(string Name, string About, string? Rfc, int Number);

internal sealed record Limit(string Name, string About, string? Rfc, int Value, string Unit);

/// <param name="Default">Whether it is the time of a command that names none of its own.</param>
internal sealed record TimeLimit(string Name, string About, string? Rfc, int Seconds, bool Default);

/// <param name="AnyCommand">Whether any command may get it, named there or not.</param>
internal sealed record ReplyCode(int Code, string Name, string About, string? Rfc, bool AnyCommand);
