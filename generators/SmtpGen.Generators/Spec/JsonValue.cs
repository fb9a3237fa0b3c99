namespace SmtpGen.Generators.Spec;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>One value of a JSON text and its place.</summary>
internal sealed class JsonValue(JsonKind kind, SpecSpan span)
{
    public JsonKind Kind { get; } = kind;

    public SpecSpan Span { get; } = span;

    /// <summary>The content of a string, the digits of a number as they are written, or nothing.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The members of an object in the order of the text, a key as often as it is written.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];
}

/// <summary>A key of a JSON object and its value.</summary>
internal sealed class JsonMember(string name, SpecSpan nameSpan, JsonValue value)
{
    public string Name { get; } = name;

    public SpecSpan NameSpan { get; } = nameSpan;

    public JsonValue Value { get; } = value;
}
