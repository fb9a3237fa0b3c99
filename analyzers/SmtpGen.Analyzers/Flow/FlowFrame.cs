using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmtpGen.Analyzers.Flow;

/// <summary>A range of blocks that is solved as one: the whole graph, or a finally region as one way out of a try runs it.</summary>
internal sealed class FlowFrame(int first, int last)
{
    private readonly StateSet?[] _entries = new StateSet?[last - first + 1];
    private readonly StateSet?[] _entriesFromBelow = new StateSet?[last - first + 1];
    private readonly bool[] _isStale = new bool[last - first + 1];
    private readonly Dictionary<ControlFlowRegion, StateSet> _thrownInto = [];

    public int First { get; } = first;

    public int Last { get; } = last;

    /// <summary>Whether anything changed since it was last asked.</summary>
    public bool HasChanged { get; set; }

    /// <summary>The states in which the range ends.</summary>
    public StateSet Exit { get; } = new();

    /// <summary>The finally regions that an exception runs, with the states in which it does.</summary>
    public IReadOnlyCollection<KeyValuePair<ControlFlowRegion, StateSet>> ThrownInto => [.. _thrownInto];

    public bool Contains(int block) => block >= First && block <= Last;

    public StateSet? EntryOf(int block) => _entries[block - First];

    /// <summary>Those of the states at a block's entry that come from further down: the later rounds of a loop.</summary>
    public StateSet? EntryFromBelowOf(int block) => _entriesFromBelow[block - First];

    /// <summary>Whether a block has to be run (again).</summary>
    public bool TakeStale(int block)
    {
        bool isStale = _isStale[block - First];
        _isStale[block - First] = false;
        return isStale;
    }

    public void Enter(int block, SessionState state, bool fromBelow)
    {
        bool changed = (_entries[block - First] ??= new StateSet()).Add(state);
        if (fromBelow)
            changed |= (_entriesFromBelow[block - First] ??= new StateSet()).Add(state);
        _isStale[block - First] |= changed;
        HasChanged |= changed;
    }

    public void ThrowInto(ControlFlowRegion region, SessionState state)
    {
        if (!_thrownInto.TryGetValue(region, out StateSet? states))
            _thrownInto.Add(region, states = new StateSet());
        HasChanged |= states.Add(state);
    }
}
