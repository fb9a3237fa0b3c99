namespace SmtpGen.Generators.Spec;

/// <summary>Tells a project's own spec files by their names. One name is not ours alone, and such a file must say by its schema that it is ours.</summary>
internal static class SpecFileName
{
    private const string Suffix = ".smtp.json";
    private const string SharedName = "commands.json";
    private const string SchemaName = "commands.schema.json";
    private const string SchemaKey = "$schema";

    /// <summary>Whether a file of that name may be one.</summary>
    public static bool MayBeOwn(string path) => HasSuffix(path) || IsShared(path);

    /// <summary>Whether the file is one. The rest of the text need not be JSON: what is wrong with it is said later.</summary>
    public static bool IsOwn(SpecFile file) => HasSuffix(file.Path) || (IsShared(file.Path) && file.Text is { } text && FindSchema(text) is { } schema && IsOurs(schema));

    private static bool HasSuffix(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    private static bool IsShared(string path)
        => path.EndsWith(SharedName, StringComparison.OrdinalIgnoreCase)
            && (path.Length == SharedName.Length || path[path.Length - SharedName.Length - 1] is '/' or '\\');

    /// <summary>Wherever the schema is, a file or an address, its name is the last part.</summary>
    private static bool IsOurs(string schema)
    {
        var address = schema.Split('#', '?')[0];
        return address.Substring(address.LastIndexOfAny(['/', '\\']) + 1).Equals(SchemaName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The value of the first key "$schema" of the outermost object; null when there is none.</summary>
    private static string? FindSchema(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                case '"':
                    var start = i + 1;
                    i = EndOfString(text, start);
                    if (depth == 1 && i - start == SchemaKey.Length && string.CompareOrdinal(text, start, SchemaKey, 0, SchemaKey.Length) == 0)
                        return ValueAfter(text, i + 1);
                    break;
            }
        }

        return null;
    }

    private static string? ValueAfter(string text, int offset)
    {
        while (offset < text.Length && (char.IsWhiteSpace(text[offset]) || text[offset] == ':'))
            offset++;
        return offset < text.Length && text[offset] == '"'
            ? text.Substring(offset + 1, EndOfString(text, offset + 1) - offset - 1)
            : null;
    }

    private static int EndOfString(string text, int offset)
    {
        while (offset < text.Length && text[offset] != '"')
            offset += text[offset] == '\\' ? 2 : 1;
        return Math.Min(offset, text.Length);
    }
}
