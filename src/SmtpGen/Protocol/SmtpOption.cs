using System.Text.RegularExpressions;

namespace SmtpGen.Protocol;

/// <summary>What the spec file says of one option keyword.</summary>
public sealed class SmtpOption
{
    private Regex? _pattern;

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

    /// <summary>A regular expression that the value as a whole is of, as it goes over the wire; null when nothing is said.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the keyword may stand without a value.</summary>
    public bool ValueOptional { get; init; }

    /// <summary>Whether "&lt;&gt;" may stand in the place of a mailbox: nobody.</summary>
    public bool NullPath { get; init; }

    /// <summary>What the option adds to the longest command line, in octets, the blank before it counted; 0 when nothing is said.</summary>
    public int LineLength { get; init; }

    /// <summary>Whether the option is left out, rather than an error, where the server does not offer its extension.</summary>
    public bool MayBeDropped { get; init; }

    /// <summary>The keywords of options that do not go with it.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>The keywords of options that must go with it.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The types of address that are written as RFC 6533 §3 has it, since they need not be ASCII.</summary>
    public IReadOnlyList<string> UnicodeTypes { get; init; } = [];

    /// <summary>The values it knows, in the order of their enumeration; empty when any.</summary>
    public IReadOnlyList<SmtpOptionValue> Values { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Keyword;

    /// <summary>Whether a value, as it goes over the wire, is one that the option allows.</summary>
    internal bool Allows(string value)
        => Pattern is null || (_pattern ??= new Regex(Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)).IsMatch(value);
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

    /// <summary>A date and a time in UTC, to the second (RFC 3339).</summary>
    DateTime,

    /// <summary>One of a set of words.</summary>
    Enum,

    /// <summary>Some of a set of words, with commas between them.</summary>
    Flags,

    /// <summary>Text that is encoded as xtext (RFC 3461 §4).</summary>
    XText,

    /// <summary>A mailbox that is encoded as xtext.</summary>
    XTextMailbox,

    /// <summary>A type, a semicolon and text that is encoded as xtext, or as the type has it.</summary>
    TypedXText,

    /// <summary>A value of parts, with a type of its own that is an <see cref="ISmtpOptionValue{TSelf}"/>.</summary>
    Custom,
}
