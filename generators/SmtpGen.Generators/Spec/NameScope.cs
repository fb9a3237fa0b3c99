namespace SmtpGen.Generators.Spec;

/// <summary>Names in C# of which each can be there once, and who has it. Case alone tells no names apart: names become names of files too.</summary>
internal sealed class NameScope
{
    private readonly Dictionary<string, NameHolder> _holders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who has the name; null when it is free.</summary>
    public NameHolder? HolderOf(string name) => _holders.TryGetValue(name, out var holder) ? holder : null;

    /// <summary>Names of entries.</summary>
    public void Take(IEnumerable<string> names, SpecPlace place)
    {
        foreach (var name in names)
            _holders[name] = new NameHolder($"by the entry at {place}", place);
    }

    /// <summary>Names that are there whatever the entries say.</summary>
    public NameScope Reserve(IEnumerable<string> names, string holder)
    {
        foreach (var name in names)
            _holders[name] = new NameHolder(holder, null);
        return this;
    }

    /// <summary>Names of the library.</summary>
    public NameScope Reserve(IEnumerable<ApiName> names)
    {
        foreach (var name in names)
            _holders[name.Name] = name.Holder;
        return this;
    }
}

/// <summary>Who has a name.</summary>
/// <param name="Words">Who, for a message: "by …".</param>
/// <param name="Place">The place of the entry that has it, when it is one.</param>
internal sealed record NameHolder(string Words, SpecPlace? Place);
