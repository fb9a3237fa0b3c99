namespace SmtpGen.Analyzers.Flow;

/// <summary>What an expression may stand for: clients (bits of sites), and the replies to commands from which it was computed.</summary>
internal readonly record struct FlowValue(ulong Clients, ulong Replies);
