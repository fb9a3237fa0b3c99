namespace SmtpGen.Protocol;

/// <summary>What the spec file says of one option keyword.</summary>
public sealed class SmtpOption
{
    /// <summary>The keyword, as in <c>KEYWORD=value</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>The extension that brings it; null when none does.</summary>
    public string? Extension { get; init; }

    /// <summary>What its value looks like.</summary>
    public SmtpOptionKind Kind { get; init; }

    /// <summary>The least value of an integer.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>The greatest value of an integer.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>The longest value in octets, as it goes over the wire; 0 when nothing is said.</summary>
    public int MaximumLength { get; init; }

    /// <summary>What the option adds to the longest command line, in octets, the blank before it counted.</summary>
    public int LineLength { get; init; }

    /// <summary>Whether the option is left out, rather than an error, where the server does not offer its extension.</summary>
    public bool MayBeDropped { get; init; }

    /// <summary>The values it knows, in the order of their enumeration; empty when any.</summary>
    public IReadOnlyList<SmtpOptionValue> Values { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Keyword;
}

/// <summary>One of the values that an option knows.</summary>
/// <param name="Text">The value as it goes over the wire.</param>
/// <param name="Extension">The extension that brings this value; null for the option's own.</param>
/// <param name="Alone">Whether it excludes every other value.</param>
public sealed record SmtpOptionValue(string Text, string? Extension = null, bool Alone = false);

/// <summary>What the value of an option looks like.</summary>
public enum SmtpOptionKind
{
    /// <summary>There is none: the keyword stands alone.</summary>
    None,

    /// <summary>Any text that RFC 5321 allows as a value.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>One of a set of words.</summary>
    Enum,

    /// <summary>Some of a set of words, with commas between them.</summary>
    Flags,

    /// <summary>Text that is encoded as xtext (RFC 3461 §4).</summary>
    XText,

    /// <summary>A type, a semicolon and text that is encoded as xtext.</summary>
    TypedXText,
}
