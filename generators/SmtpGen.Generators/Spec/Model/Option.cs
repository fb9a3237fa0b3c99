namespace SmtpGen.Generators.Spec.Model;

/// <summary>An option keyword of some commands.</summary>
/// <param name="On">The verbs that take it.</param>
/// <param name="LineLength">What it adds to the longest command line, in octets.</param>
/// <param name="Excludes">The options that do not go with it.</param>
/// <param name="Needs">The options that must go with it.</param>
/// <param name="Replies">What a command may also answer when it is given.</param>
/// <param name="Obsolete">Why nobody should use it, and what to use instead; null where it is current.</param>
internal sealed record Option(
    string Keyword,
    string Name,
    string About,
    string? Rfc,
    EquatableArray<string> On,
    string? Extension,
    OptionGrammar Grammar,
    int LineLength,
    bool MayBeDropped,
    EquatableArray<string> Excludes,
    EquatableArray<string> Needs,
    EquatableArray<ReplyMeaning> Replies,
    string? Obsolete);

/// <summary>What the value of an option looks like.</summary>
/// <param name="KindWord">The kind in the word of the file.</param>
/// <param name="Type">The name of the type of its values, for the kinds that have one of their own.</param>
/// <param name="Values">The words that it knows.</param>
/// <param name="AddressTypes">What may stand before the semicolon.</param>
/// <param name="Pattern">A regular expression of the whole value as it goes over the wire.</param>
/// <param name="ValueOptional">Whether the keyword may stand without a value.</param>
/// <param name="NullPath">Whether "&lt;&gt;" may stand for nobody.</param>
internal sealed record OptionGrammar(
    OptionKind Kind,
    string KindWord,
    string? Type,
    EquatableArray<OptionValue> Values,
    EquatableArray<AddressType> AddressTypes,
    long? Minimum,
    long? Maximum,
    int MaximumLength,
    string? Pattern,
    bool ValueOptional,
    bool NullPath)
{
    /// <summary>Whether the type is an enumeration of the values.</summary>
    public bool IsEnumeration => Kind is OptionKind.Enum or OptionKind.Flags;
}

/// <summary>One of the values that an option knows.</summary>
/// <param name="Alone">Whether it excludes every other value.</param>
internal sealed record OptionValue(string Text, string Name, string About, string? Extension, bool Alone);

/// <summary>A type of address.</summary>
/// <param name="Unicode">Whether such an address need not be ASCII, and is encoded accordingly.</param>
internal sealed record AddressType(string Text, string About, string? Rfc, bool Unicode);

internal enum OptionKind
{
    None,
    Text,
    Integer,
    DateTime,
    Enum,
    Flags,
    XText,
    XTextMailbox,
    TypedXText,
    Custom,
}
