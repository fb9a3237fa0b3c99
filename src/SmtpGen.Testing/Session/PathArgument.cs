namespace SmtpGen.Testing;

/// <summary>The argument of a command that names a path: an address in brackets, then options with one blank before each.</summary>
internal static class PathArgument
{
    /// <summary>Null where it is not of that form (RFC 5321 §4.1.2), or an option comes twice.</summary>
    public static EnvelopePath? Parse(string argument)
    {
        int end = EndOfPath(argument);
        if (end < 0) return null;

        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string rest = argument[(end + 1)..];
        if (rest.Length > 0)
        {
            if (rest[0] != ' ') return null;

            foreach (string option in rest[1..].Split(' '))
            {
                int equals = option.IndexOf('=');
                string keyword = equals < 0 ? option : option[..equals];
                string value = equals < 0 ? "" : option[(equals + 1)..];
                if (!IsKeyword(keyword) || (equals >= 0 && !IsValue(value)) || !options.TryAdd(keyword, value)) return null;
            }
        }

        return new EnvelopePath(argument[1..end], options);
    }

    private static int EndOfPath(string argument)
    {
        if (!argument.StartsWith('<')) return -1;

        bool quoted = false;
        for (int i = 1; i < argument.Length; i++)
        {
            char c = argument[i];
            if (char.IsControl(c)) return -1;
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == '>') return i;
            else if (c is '<' or ' ') return -1;
        }

        return -1;
    }

    private static bool IsKeyword(string keyword) =>
        keyword.Length > 0 && char.IsAsciiLetterOrDigit(keyword[0]) && keyword.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsValue(string value) => value.Length > 0 && value.All(c => c > ' ' && c != '=' && c != '\x7F');
}
