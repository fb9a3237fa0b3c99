namespace SmtpGen.Protocol;

/// <summary>Text as a value of an option: encoded and decoded as its kind has it.</summary>
internal static class OptionText
{
    private const string Nobody = "<>";

    /// <summary>The text as it goes over the wire.</summary>
    /// <exception cref="ArgumentException">It is not what the kind asks for.</exception>
    public static string Encode(SmtpOption option, string value, string parameter) => option.Kind switch
    {
        SmtpOptionKind.XText => XText.Encode(value, parameter),
        SmtpOptionKind.XTextMailbox => XText.Encode(Mailbox(option, value, parameter), parameter),
        SmtpOptionKind.TypedXText => EncodeTyped(option, value, parameter),
        _ => value,
    };

    /// <summary>What was encoded.</summary>
    public static string Decode(SmtpOption option, string wire) => option.Kind switch
    {
        SmtpOptionKind.XText or SmtpOptionKind.XTextMailbox => XText.Decode(wire),
        SmtpOptionKind.TypedXText => DecodeTyped(option, wire),
        _ => wire,
    };

    private static string Mailbox(SmtpOption option, string value, string parameter)
    {
        if (option.NullPath && value == Nobody)
            return value;
        ReadOnlySpan<char> mailbox = SmtpAddress.Parse(value, parameter);
        return mailbox.IsEmpty ? throw new ArgumentException($"{option.Keyword} needs a mailbox; null takes the option away.", parameter) : mailbox.ToString();
    }

    private static string EncodeTyped(SmtpOption option, string value, string parameter)
    {
        string type = TypeOf(value);
        string address = value[type.Length..];
        if (type.Length <= 1 || address.Length == 0)
            throw new ArgumentException($"{option.Keyword} is a type and a value, with a semicolon between them, such as \"rfc822;name@example.com\".", parameter);
        return type + (IsUnicode(option, type) ? UText.Encode(address, parameter) : XText.Encode(address, parameter));
    }

    private static string DecodeTyped(SmtpOption option, string wire)
    {
        string type = TypeOf(wire);
        string address = wire[type.Length..];
        return type + (IsUnicode(option, type) ? UText.Decode(address) : XText.Decode(address));
    }

    // With its semicolon; empty when there is none.
    private static string TypeOf(string text) => text[..(text.IndexOf(';') + 1)];

    private static bool IsUnicode(SmtpOption option, string type) => option.UnicodeTypes.Contains(type.TrimEnd(';'), StringComparer.OrdinalIgnoreCase);
}
