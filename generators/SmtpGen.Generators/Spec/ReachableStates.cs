using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>The sets of facts that can hold in a session, found step by step from its beginning, where none holds.</summary>
internal sealed class ReachableStates
{
    private const int MostFacts = 64;

    /// <summary>Beyond, nothing is known: eight facts make 256 states at most, and eight more of a project's own 256 times as many.</summary>
    private const int MostStates = 20_000;

    /// <summary>So many outcomes of steps are tried: a file can have thousands of rules.</summary>
    private const int MostTrials = 2_000_000;

    /// <summary>What a step may do besides makes twice as many outcomes, each of it: of more, one state has more than are followed.</summary>
    private const int MostBesides = 14;

    private readonly Dictionary<string, ulong> _bits = [];
    private readonly Dictionary<(ulong Requires, ulong Forbids), bool> _known = [];
    private readonly HashSet<ulong> _states = new(new Spread()) { 0 };

    public ReachableStates(IEnumerable<string> facts, IEnumerable<(SessionRule Rule, EquatableArray<ConditionalRule> When)> steps)
    {
        foreach (var fact in facts)
            _bits[fact] = _bits.Count < MostFacts ? 1UL << _bits.Count : 0;
        IsComplete = _bits.Count <= MostFacts && Explore([.. steps.Select(step => new Step(this, step.Rule, step.When)).Distinct()]);
    }

    /// <summary>Whether all states were found; where not, nobody can tell what is in the others.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether the rule's operation is legal in one of them; yes where nobody can tell.</summary>
    public bool Allow(SessionRule rule)
    {
        var (requires, forbids) = (BitsOf(rule.Requires), BitsOf(rule.Forbids));
        if (!_known.TryGetValue((requires, forbids), out var allowed))
        {
            allowed = (requires & forbids) == 0 && (!IsComplete || _states.Any(state => (state & requires) == requires && (state & forbids) == 0));
            _known.Add((requires, forbids), allowed);
        }

        return allowed;
    }

    private bool Explore(List<Step> steps)
    {
        if (steps.Any(step => step.Besides > MostBesides))
            return false;
        var open = new Stack<ulong>(_states);
        var trials = 0;
        Action<ulong> reach = Reach;
        while (open.Count > 0)
        {
            var state = open.Pop();
            foreach (var step in steps)
            {
                trials += step.Take(state, reach);
                if (_states.Count > MostStates || trials > MostTrials)
                    return false;
            }
        }

        return true;

        void Reach(ulong next)
        {
            if (_states.Add(next))
                open.Push(next);
        }
    }

    private ulong BitsOf(IEnumerable<string> facts)
        => facts.Aggregate(0UL, (bits, fact) => bits | (_bits.TryGetValue(fact, out var bit) ? bit : 0));

    /// <summary>States differ in single bits, in either half, which the hash code of a number lays on top of each other.</summary>
    private sealed class Spread : IEqualityComparer<ulong>
    {
        private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

        public bool Equals(ulong one, ulong other) => one == other;

        public int GetHashCode(ulong state) => (int)(unchecked(state * Odd) >> 32);
    }

    /// <summary>What an operation asks and does, in bits.</summary>
    private sealed record Step
    {
        private readonly ulong _requires;
        private readonly ulong _forbids;
        private readonly ulong _sets;
        private readonly ulong _clears;
        private readonly EquatableArray<(ulong Sets, ulong Clears)> _besides;

        public Step(ReachableStates session, SessionRule rule, EquatableArray<ConditionalRule> when)
        {
            _requires = session.BitsOf(rule.Requires) & ~session.BitsOf(rule.Provides);
            _forbids = session.BitsOf(rule.Forbids);
            _sets = session.BitsOf(rule.Sets);
            _clears = rule.EndsSession ? ulong.MaxValue : session.BitsOf(rule.Clears);
            _besides = rule.Perhaps.Select(fact => (session.BitsOf([fact]), 0UL))
                .Concat(when.Select(condition => (session.BitsOf(condition.Sets), session.BitsOf(condition.Clears))))
                .ToEquatableArray();
        }

        /// <summary>How many things it does or does not, each whatever becomes of the others.</summary>
        public int Besides => _besides.Count;

        /// <summary>Reaches where the operation leads to from a state, if it is legal there; tells how much that took.</summary>
        public int Take(ulong state, Action<ulong> reach)
        {
            if ((state & _requires) != _requires || (state & _forbids) != 0)
                return 1;
            for (var which = 0; which < 1 << Besides; which++)
            {
                var after = (state & ~_clears) | _sets;
                for (var i = 0; i < Besides; i++)
                {
                    if ((which & (1 << i)) != 0)
                        after = (after | _besides[i].Sets) & ~_besides[i].Clears;
                }

                reach(after);
            }

            return 1 << Besides;
        }
    }
}
