namespace SmtpGen.Generators.Spec.Model;

/// <summary>An option keyword of some commands.</summary>
/// <param name="On">The verbs that take it.</param>
/// <param name="KindWord">The kind in the word of the file.</param>
/// <param name="Type">The name of the enumeration of its values, for the kinds that have one.</param>
/// <param name="LineLength">What it adds to the longest command line, in octets.</param>
internal sealed record Option(
    string Keyword,
    string Name,
    string About,
    string? Rfc,
    EquatableArray<string> On,
    string? Extension,
    OptionKind Kind,
    string KindWord,
    string? Type,
    EquatableArray<OptionValue> Values,
    long? Minimum,
    long? Maximum,
    int MaximumLength,
    int LineLength,
    bool MayBeDropped);

/// <summary>One of the values that an option knows.</summary>
/// <param name="Alone">Whether it excludes every other value.</param>
internal sealed record OptionValue(string Text, string Name, string About, string? Extension, bool Alone);

internal enum OptionKind
{
    None,
    Text,
    Integer,
    Enum,
    Flags,
    XText,
    TypedXText,
}
