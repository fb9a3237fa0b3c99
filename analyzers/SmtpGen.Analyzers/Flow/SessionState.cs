namespace SmtpGen.Analyzers.Flow;

/// <summary>What is known at one point of a method: which variable holds which client or reply, and the facts of each client.</summary>
internal sealed class SessionState
{
    private readonly FlowValue[] _variables;
    private FactState[] _sites;
    private Refusal[] _refusals;
    private ulong _pinned;

    public SessionState(int variables)
    {
        _variables = new FlowValue[variables];
        _sites = [];
        _refusals = [];
    }

    private SessionState(SessionState other)
    {
        _variables = (FlowValue[])other._variables.Clone();
        _sites = (FactState[])other._sites.Clone();
        _refusals = (Refusal[])other._refusals.Clone();
        _pinned = other._pinned;
        Conditions = other.Conditions;
        IsUnreachable = other.IsUnreachable;
    }

    /// <summary>The outcomes of conditions on the way here.</summary>
    public ConditionOutcomes Conditions { get; set; }

    /// <summary>Whether what ran last never returns, so that nothing comes after.</summary>
    public bool IsUnreachable { get; set; }

    public SessionState Clone() => new(this);

    public FlowValue this[int variable]
    {
        get => _variables[variable];
        set => _variables[variable] = value;
    }

    public FactState Site(int site) => site < _sites.Length ? _sites[site] : default;

    public void SetSite(int site, in FactState facts) => Put(ref _sites, site, facts);

    public Refusal Refusal(int reply) => reply < _refusals.Length ? _refusals[reply] : default;

    public void SetRefusal(int reply, in Refusal refusal) => Put(ref _refusals, reply, refusal);

    /// <summary>The facts of a client changed: a refusal that is learned of later no longer says anything of them.</summary>
    public void SettleRefusals(int site, ulong facts)
    {
        for (int reply = 0; reply < _refusals.Length; reply++)
            _refusals[reply] = _refusals[reply].Without(site, facts);
    }

    /// <summary>
    /// Whether <paramref name="clients"/> can only be one client at a time: whatever variable may hold one of them may hold all, so
    /// that the others are those of other paths. Of the earlier clients of a place nobody knows how many there are.
    /// </summary>
    public bool IsOne(ulong clients)
    {
        if ((clients & SiteTable.AllEarlier) != 0)
            return false;
        if ((clients & (clients - 1)) == 0)
            return true;

        foreach (FlowValue variable in _variables)
            if ((variable.Clients & clients) != 0 && variable.Clients != clients)
                return false;
        return true;
    }

    public bool IsHeld(int site) => (HeldClients() & (1UL << site)) != 0;

    /// <summary>Lets every variable that holds <paramref name="site"/> hold <paramref name="other"/> instead.</summary>
    public void Rename(int site, int other)
    {
        ulong bit = 1UL << site;
        for (int i = 0; i < _variables.Length; i++)
            if ((_variables[i].Clients & bit) != 0)
                _variables[i] = _variables[i] with { Clients = (_variables[i].Clients & ~bit) | (1UL << other) };
    }

    /// <summary>Keeps what is known of a client even where no variable holds it.</summary>
    public void Pin(int site) => _pinned |= 1UL << site;

    /// <summary>Takes clients out of the world: on this path they are null.</summary>
    public void Remove(ulong clients)
    {
        foreach (int site in Bits.In(clients))
            SetSite(site, default);
        for (int i = 0; i < _variables.Length; i++)
            _variables[i] = _variables[i] with { Clients = _variables[i].Clients & ~clients };
        DropUnheld();
    }

    /// <summary>Forgets clients that no variable holds any more.</summary>
    public void DropUnheld()
    {
        ulong held = HeldClients() | _pinned;
        for (int site = 0; site < _sites.Length; site++)
            if ((held & (1UL << site)) == 0)
                _sites[site] = default;
    }

    /// <summary>Whether there is a client that code which cannot be seen may use.</summary>
    public bool HasShared => Array.Exists(_sites, site => site.IsShared);

    /// <summary>Code that cannot be seen may have used the clients that it knows of, other than <paramref name="except"/>.</summary>
    public void ForgetShared(ulong except = 0)
    {
        for (int site = 0; site < _sites.Length; site++)
        {
            if (!_sites[site].IsShared || (except & (1UL << site)) != 0)
                continue;
            _sites[site].LoseSight();
            SettleRefusals(site, ~0UL);
        }
    }

    public void ForgetAll(int site)
    {
        if (!Site(site).Exists)
            return;

        _sites[site].Forget(~0UL);
        SettleRefusals(site, ~0UL);
    }

    /// <summary>An exception on the way leaves nothing certain that held: the connection may be what was lost.</summary>
    public void LoseWhatHolds()
    {
        for (int site = 0; site < _sites.Length; site++)
            _sites[site].PerhapsClear(~0UL);
    }

    public void JoinWith(SessionState other)
    {
        for (int i = 0; i < _variables.Length; i++)
            _variables[i] = new(_variables[i].Clients | other._variables[i].Clients, _variables[i].Replies | other._variables[i].Replies);
        for (int site = 0; site < other._sites.Length; site++)
            SetSite(site, FactState.Join(Site(site), other._sites[site]));
        for (int reply = 0; reply < other._refusals.Length; reply++)
            SetRefusal(reply, Flow.Refusal.Join(Refusal(reply), other._refusals[reply]));
        Conditions = Conditions.Common(other.Conditions);
    }

    public bool SameAs(SessionState other)
        => Conditions == other.Conditions
            && _variables.AsSpan().SequenceEqual(other._variables)
            && Same(_sites, other._sites)
            && Same(_refusals, other._refusals);

    private ulong HeldClients()
    {
        ulong held = 0;
        foreach (FlowValue variable in _variables)
            held |= variable.Clients;
        return held;
    }

    private static void Put<T>(ref T[] items, int index, in T item)
    {
        if (index >= items.Length)
            Array.Resize(ref items, index + 1);
        items[index] = item;
    }

    private static bool Same<T>(T[] a, T[] b)
        where T : struct, IEquatable<T>
    {
        for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
            if (!(i < a.Length ? a[i] : default).Equals(i < b.Length ? b[i] : default))
                return false;
        return true;
    }
}
