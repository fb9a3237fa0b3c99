namespace SmtpGen.Generators.Spec;

/// <summary>Names of the spec file that become names in C#.</summary>
internal static class Identifier
{
    /// <summary>Names become names of files too, which a disk bounds.</summary>
    public const int LongestName = 100;

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>Whether a text can stand as a name: ASCII letters and digits, a letter first, no keyword.</summary>
    public static bool IsValid(string text)
        => text.Length is > 0 and <= LongestName && IsLetter(text[0]) && text.All(IsLetterOrDigit) && !Keywords.Contains(text);

    /// <summary>The name that a word of the protocol gets when the spec file gives it none: its parts with one capital each.</summary>
    public static string Pascal(string word)
        => string.Concat(word.Split('-', '_', '.').Where(part => part.Length > 0)
            .Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1).ToLowerInvariant()));

    /// <summary>A name as a message shows it.</summary>
    public static string Shown(string text) => text.Length <= LongestName ? text : text.Substring(0, LongestName) + "…";

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsLetterOrDigit(char c) => IsLetter(c) || c is >= '0' and <= '9';
}
