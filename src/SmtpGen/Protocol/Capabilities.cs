using System.Diagnostics.CodeAnalysis;

namespace SmtpGen.Protocol;

/// <summary>The service extensions that a server listed in its answer to EHLO (RFC 5321 §4.1.1.1).</summary>
internal sealed class Capabilities
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No extension at all: before EHLO, after HELO, after STARTTLS.</summary>
    public static Capabilities None { get; } = new();

    /// <summary>Parameters by keyword; keywords compare without case.</summary>
    public IReadOnlyDictionary<string, string> Parameters => _parameters;

    /// <summary>Whether commands may be sent before their replies are read (RFC 2920). Asked for each message, as the next one is.</summary>
    public bool Pipelining { get; private set; }

    /// <summary>Whether content may go in chunks (RFC 3030).</summary>
    public bool Chunking { get; private set; }

    /// <summary>Reads the list: the first line is a greeting, each other one a keyword with its parameters.</summary>
    public static Capabilities Parse(SmtpReply reply)
    {
        var result = new Capabilities();
        foreach (string line in reply.Lines.Skip(1))
            result.Add(line);
        result.Pipelining = result.Offers(SmtpExtension.Pipelining);
        result.Chunking = result.Offers(SmtpExtension.Chunking);
        return result;
    }

    public bool Offers(string extension) => _parameters.ContainsKey(extension);

    public bool TryGet(string extension, [NotNullWhen(true)] out string? parameters) => _parameters.TryGetValue(extension, out parameters);

    /// <summary>The words that a keyword is followed by.</summary>
    public string[] Words(string extension) => TryGet(extension, out string? parameters) ? Split(parameters) : [];

    // Servers older than RFC 2554 write AUTH=LOGIN, some beside AUTH LOGIN, some in several lines: all of them are one list. Of any other
    // keyword the last line counts. What does not begin like a keyword is none (RFC 5321 §4.1.1.1).
    private void Add(string line)
    {
        line = line.Trim();
        if (line.Length == 0 || !char.IsAsciiLetterOrDigit(line[0]))
            return;
        int end = line.AsSpan().IndexOfAny(' ', '\t', '=');
        string keyword = end < 0 ? line : line[..end];
        string parameters = end < 0 ? "" : line[(end + 1)..].Trim();
        if (keyword.Equals(SmtpExtension.Auth, StringComparison.OrdinalIgnoreCase))
            parameters = string.Join(' ', Words(keyword).Union(Split(parameters), StringComparer.OrdinalIgnoreCase));
        _parameters[keyword] = parameters;
    }

    private static string[] Split(string parameters) => parameters.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
