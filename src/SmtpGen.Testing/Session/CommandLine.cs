using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Testing;

/// <summary>A line from the client, taken apart: the verb, what the spec says of it, and the arguments behind its prefix.</summary>
internal sealed record CommandLine(string Verb, SmtpCommand? Command, string? Arguments)
{
    private static readonly Dictionary<string, SmtpCommand> Commands =
        SmtpCommands.All.ToDictionary(command => command.Verb, StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands for a line that is not one: too long, or with a control inside.</summary>
    public static CommandLine Broken { get; } = new("", null, null);

    /// <summary>The words behind the prefix.</summary>
    public string[] Words => (Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Takes a line apart. Arguments are null where the prefix of the verb is not there ("MAIL" without "FROM:").</summary>
    public static CommandLine Parse(ReadOnlyMemory<byte>? octets)
    {
        if (octets is not { } line || line.Span.IndexOfAny("\r\n\0"u8) >= 0) return Broken;

        string text = Encoding.UTF8.GetString(line.Span).TrimEnd(' ');
        int blank = text.IndexOf(' ');
        string verb = blank < 0 ? text : text[..blank];
        string arguments = blank < 0 ? "" : text[(blank + 1)..];
        if (!Commands.TryGetValue(verb, out SmtpCommand? command)) return new CommandLine(verb, null, arguments);

        string lead = command.Prefix[command.Verb.Length..].TrimStart();
        return new CommandLine(verb, command,
            arguments.StartsWith(lead, StringComparison.OrdinalIgnoreCase) ? arguments[lead.Length..] : null);
    }
}
