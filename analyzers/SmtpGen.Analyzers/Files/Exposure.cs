namespace SmtpGen.Analyzers.Files;

/// <summary>A name by which code can come to something without naming its type.</summary>
/// <param name="Name">The name of a member or type.</param>
/// <param name="Mentions">The names in its declaration: if one of them leads to the library, so does the name.</param>
internal readonly record struct Exposure(string Name, IReadOnlyCollection<string> Mentions);
