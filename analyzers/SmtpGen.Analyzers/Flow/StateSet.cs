namespace SmtpGen.Analyzers.Flow;

/// <summary>
/// The states in which a point can be reached, kept apart by the outcomes of the conditions that led there, so that what was done under a
/// condition is there again where the same condition guards the use. When they become too many they are joined.
/// </summary>
internal sealed class StateSet
{
    private const int MaximumStates = 16;

    private readonly List<SessionState> _states = [];
    private bool _isJoined;

    public IReadOnlyList<SessionState> States => _states;

    /// <summary>Adds a path that leads here; true when that changed something. The state must not be changed afterwards.</summary>
    public bool Add(SessionState state)
    {
        int index = _isJoined ? 0 : _states.FindIndex(known => known.Conditions == state.Conditions);
        if (index >= 0)
            return JoinInto(index, state);

        _states.Add(state);
        if (_states.Count > MaximumStates)
            JoinAll();
        return true;
    }

    private bool JoinInto(int index, SessionState state)
    {
        SessionState joined = _states[index].Clone();
        joined.JoinWith(state);
        if (joined.SameAs(_states[index]))
            return false;

        _states[index] = joined;
        return true;
    }

    /// <summary>What is known whichever of the paths was taken; null when there is none.</summary>
    public SessionState? Join() => _states.Count == 0 ? null : Joined();

    private void JoinAll()
    {
        SessionState joined = Joined();
        _states.Clear();
        _states.Add(joined);
        _isJoined = true;
    }

    private SessionState Joined()
    {
        SessionState joined = _states[0].Clone();
        foreach (SessionState state in _states.Skip(1))
            joined.JoinWith(state);
        return joined;
    }
}
