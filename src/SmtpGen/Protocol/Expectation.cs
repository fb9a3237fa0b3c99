namespace SmtpGen.Protocol;

/// <summary>A reply that the server owes, with the command that it answers.</summary>
/// <param name="Command">The command; null when it is none that is known.</param>
/// <param name="Subject">What the command was about, for the exception that a refusal is.</param>
/// <param name="HasEffects">Whether the reply decides what the command did.</param>
internal readonly record struct Expectation(SmtpCommand? Command, string? Subject, bool HasEffects)
{
    /// <summary>Facts that the line set beside those of its command.</summary>
    public SmtpFacts Sets { get; init; }

    /// <summary>Facts that the line cleared beside those of its command.</summary>
    public SmtpFacts Clears { get; init; }

    /// <summary>Facts of a project that the line set, by name.</summary>
    public IReadOnlyList<string> OwnSets { get; init; } = [];

    /// <summary>Facts of a project that the line cleared, by name.</summary>
    public IReadOnlyList<string> OwnClears { get; init; } = [];

    /// <summary>Whether the line opened a transaction that may use UTF-8 in its paths.</summary>
    public bool IsUtf8 { get; init; }

    /// <summary>How long the reply may take; null where nothing is said.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Where in all that the session sends the command ends.</summary>
    public long End { get; init; }
}

/// <summary>The replies that the server owes, in the order in which they will come: a ring that is used again and again.</summary>
internal sealed class Expectations
{
    private Expectation[] _items = new Expectation[16];
    private int _first;

    public int Count { get; private set; }

    public void Add(in Expectation expectation)
    {
        if (Count == _items.Length)
            Grow();
        _items[(_first + Count++) % _items.Length] = expectation;
    }

    /// <summary>The one that will come after so many others.</summary>
    public Expectation this[int index] => _items[(_first + index) % _items.Length];

    /// <summary>The next one, which stays; nothing in particular when there is none.</summary>
    public Expectation Peek() => Count == 0 ? default : _items[_first];

    /// <summary>Takes the next one; nothing in particular when there is none.</summary>
    public Expectation Take()
    {
        if (Count == 0)
            return default;
        Expectation next = _items[_first];
        _first = (_first + 1) % _items.Length;
        Count--;
        return next;
    }

    /// <summary>Gives up those that came last, beyond the first <paramref name="count"/>.</summary>
    public void Truncate(int count) => Count = count;

    private void Grow()
    {
        var items = new Expectation[_items.Length * 2];
        for (int at = 0; at < Count; at++)
            items[at] = _items[(_first + at) % _items.Length];
        (_items, _first) = (items, 0);
    }
}
