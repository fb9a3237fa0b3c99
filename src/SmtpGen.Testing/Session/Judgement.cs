namespace SmtpGen.Testing;

/// <summary>What the server would say, and what it does if that stands.</summary>
internal readonly record struct Judgement(Reply Reply, Action? Effect = null);
