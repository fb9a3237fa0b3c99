using System.Globalization;
using SmtpGen.Shared;

namespace SmtpGen.Generators.Spec;

/// <summary>
/// Reads the members of one JSON object by name. What is wrong becomes a problem at its place and makes the entry unsound; the value
/// given back then is some value, and the entry is dropped as a whole.
/// </summary>
internal sealed partial class EntryReader
{
    private const int MostSuggestions = 2_000;

    private readonly ProblemLog _problems;
    private readonly string _path;
    private readonly string _subject;
    private readonly Dictionary<string, JsonMember> _members = [];
    private readonly HashSet<string> _known = [];
    private readonly bool _isObject;
    private bool _hasUnknownKind;

    /// <param name="problems">Where problems go.</param>
    /// <param name="path">The file.</param>
    /// <param name="subject">What the entry is, for messages: <c>command "XPING"</c>.</param>
    /// <param name="place">The place of its key.</param>
    /// <param name="value">What should be an object.</param>
    public EntryReader(ProblemLog problems, string path, string subject, SpecSpan place, JsonValue value)
    {
        _problems = problems;
        _path = path;
        _subject = subject;
        KeySpan = place;
        _isObject = value.Kind == JsonKind.Object;
        if (!_isObject)
            Report(SpecProblemKind.WrongType, $"{subject} must be an object: {{ … }}", value.Span);
        foreach (var member in value.Members)
        {
            if (_members.ContainsKey(member.Name))
                Report(SpecProblemKind.DuplicateKey, $"the key \"{member.Name}\" stands twice in {subject}: remove one", member.NameSpan);
            else
                _members.Add(member.Name, member);
        }
    }

    /// <summary>The place of the entry's key: where to report what is not there.</summary>
    public SpecSpan KeySpan { get; }

    /// <summary>Whether nothing wrong was found yet.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Text that must be there and must not be empty.</summary>
    public string Text(string key) => Require(key) is { } value ? AsText(key, value) : "";

    /// <summary>Text under a key that no list of keys foresees, such as a reply code.</summary>
    public string TextOf(JsonMember member) => AsText(member.Name, member.Value);

    public string? OptionalText(string key) => Find(key) is { } value ? AsText(key, value) : null;

    public bool Flag(string key)
    {
        if (Find(key) is not { } value)
            return false;
        if (value.Kind is not (JsonKind.True or JsonKind.False))
            Report(SpecProblemKind.WrongType, $"\"{key}\" must be true or false", value.Span);
        return value.Kind == JsonKind.True;
    }

    public int Number(string key, int minimum, int maximum)
        => Require(key) is { } value ? (int)AsNumber(key, value, minimum, maximum) : minimum;

    public long? OptionalNumber(string key, long minimum = long.MinValue, long maximum = long.MaxValue)
        => Find(key) is { } value ? AsNumber(key, value, minimum, maximum) : null;

    /// <summary>The member's value as one of some words; the first one when the key is not there, or says something else.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        var text = OptionalText(key);
        if (text is not null && choices.TryGetValue(text, out var choice))
            return choice;
        if (text is { Length: > 0 })
        {
            var words = string.Join(", ", choices.Keys.Select(word => $"\"{word}\""));
            Report(SpecProblemKind.BadValue, $"\"{key}\" must be one of {words}.{Suggest(text, choices.Keys)}", SpanOf(key));
        }

        return choices.First().Value;
    }

    /// <summary>The same of the key by which an entry has other keys: while it says nothing, none of them is called unknown.</summary>
    public T Kind<T>(string key, IReadOnlyDictionary<string, T> kinds)
    {
        _hasUnknownKind = Require(key) is not { } value || !kinds.ContainsKey(value.Text);
        return Choice(key, kinds);
    }

    /// <summary>The members of the object under a key, a key once, and their entries; nothing when the key is not there.</summary>
    public IReadOnlyList<JsonMember> Members(string key)
    {
        if (Find(key) is not { } value)
            return [];
        var section = new EntryReader(_problems, _path, $"\"{key}\"", value.Span, value);
        IsSound &= section.IsSound;
        return [.. section._members.Values];
    }

    /// <summary>The items of the array under a key; nothing when the key is not there.</summary>
    public IReadOnlyList<JsonValue> Items(string key)
    {
        if (Find(key) is not { } value)
            return [];
        if (value.Kind != JsonKind.Array)
            Report(SpecProblemKind.WrongType, $"\"{key}\" must be an array: [ … ]", value.Span);
        return value.Items;
    }

    /// <summary>A reader of an object inside this entry: a mistake there is one of this entry.</summary>
    public T Nested<T>(string subject, SpecSpan place, JsonValue value, Func<EntryReader, T> read)
    {
        var nested = new EntryReader(_problems, _path, subject, place, value);
        var result = read(nested);
        nested.Finish();
        IsSound &= nested.IsSound;
        return result;
    }

    public T Nested<T>(string subject, JsonMember member, Func<EntryReader, T> read)
        => Nested(subject, member.NameSpan, member.Value, read);

    public T? OptionalNested<T>(string key, Func<EntryReader, T> read)
        where T : class
        => Find(key) is { } value ? Nested($"\"{key}\"", value.Span, value, read) : null;

    /// <summary>Reports the keys that nobody asked for. To be called when every key was asked for.</summary>
    public void Finish()
    {
        if (_hasUnknownKind)
            return;
        foreach (var member in _members.Values.Where(member => !_known.Contains(member.Name)))
            Report(SpecProblemKind.UnknownKey, $"{_subject} has no key \"{member.Name}\".{Suggest(member.Name, _known)}", member.NameSpan);
    }

    public void Report(SpecProblemKind kind, string message, SpecSpan span)
    {
        _problems.Add(new SpecProblem(kind, message, _path, span));
        IsSound = false;
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    public SpecSpan SpanOf(string key) => _members.TryGetValue(key, out var member) ? member.Value.Span : KeySpan;

    /// <summary>" Did you mean …?", or nothing: a name is compared with a bounded number of others, and not at all where nobody will read it.</summary>
    private string Suggest(string name, IEnumerable<string> known)
        => _problems.IsFull ? "" : Nearest.Suggest(name, known.Take(MostSuggestions));

    private JsonValue? Find(string key)
    {
        _known.Add(key);
        return _members.TryGetValue(key, out var member) ? member.Value : null;
    }

    private JsonValue? Require(string key)
    {
        var value = Find(key);
        if (value is null && _isObject)
            Report(SpecProblemKind.MissingKey, $"{_subject} lacks the key \"{key}\"", KeySpan);
        return value;
    }

    private string AsText(string key, JsonValue value)
    {
        if (value.Kind != JsonKind.String)
            Report(SpecProblemKind.WrongType, $"\"{key}\" must be text in double quotes", value.Span);
        else if (string.IsNullOrWhiteSpace(value.Text))
            Report(SpecProblemKind.BadValue, $"\"{key}\" must not be empty", value.Span);
        else
            return value.Text;
        return "";
    }

    private long AsNumber(string key, JsonValue value, long minimum, long maximum)
    {
        if (value.Kind != JsonKind.Number)
            Report(SpecProblemKind.WrongType, $"\"{key}\" must be a number", value.Span);
        else if (!long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < minimum || number > maximum)
            Report(SpecProblemKind.BadValue, $"\"{key}\" must be a whole number from {minimum} to {maximum}", value.Span);
        else
            return number;
        return minimum;
    }
}
