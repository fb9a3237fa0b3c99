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

    /// <summary>Facts of a project that the line set and cleared; null for none.</summary>
    public OwnFactChanges? Own { get; init; }

    /// <summary>Whether the line opened a transaction that may use UTF-8 in its paths.</summary>
    public bool IsUtf8 { get; init; }

    /// <summary>Whether the content of the command was sent, so that the reply has the time of that.</summary>
    public bool IsToContent { get; init; }

    /// <summary>How long the reply may take; null where nothing is said.</summary>
    public TimeSpan? Timeout => IsToContent ? Command?.FinalTimeout : Command?.Timeout;

    /// <summary>Where in all that the session sends the command ends.</summary>
    public long End { get; init; }
}

/// <summary>The replies that the server owes, in the order in which they will come: a ring that is used again and again.</summary>
internal sealed class Expectations
{
    private static readonly Expectation Nothing;

    // Of a length that is a power of two.
    private Expectation[] _items = new Expectation[16];
    private int _first;

    public int Count { get; private set; }

    public void Add(in Expectation expectation)
    {
        if (Count == _items.Length)
            Grow();
        _items[(_first + Count++) & (_items.Length - 1)] = expectation;
    }

    /// <summary>The one that will come after so many others.</summary>
    public ref readonly Expectation this[int index] => ref _items[(_first + index) & (_items.Length - 1)];

    /// <summary>The next one, which stays; nothing in particular when there is none.</summary>
    public ref readonly Expectation Peek() => ref Count == 0 ? ref Nothing : ref _items[_first];

    /// <summary>Takes the next one, which is there until another one is added; nothing in particular when there is none.</summary>
    public ref readonly Expectation Take()
    {
        if (Count == 0)
            return ref Nothing;
        ref Expectation next = ref _items[_first];
        _first = (_first + 1) & (_items.Length - 1);
        Count--;
        return ref next;
    }

    /// <summary>Gives up those that came last, beyond the first <paramref name="count"/>.</summary>
    public void Truncate(int count) => Count = count;

    private void Grow()
    {
        var items = new Expectation[_items.Length * 2];
        for (int at = 0; at < Count; at++)
            items[at] = _items[(_first + at) & (_items.Length - 1)];
        (_items, _first) = (items, 0);
    }
}
