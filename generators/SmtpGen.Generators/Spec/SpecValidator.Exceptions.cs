using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecValidator
{
    private const int MostShown = 8;

    /// <summary>Keeps the exceptions whose bases lead to a root, or to one that is in no file.</summary>
    private List<Entry<ErrorType>> WithoutCycles(List<Entry<ErrorType>> entries)
    {
        var bases = entries.ToDictionary(entry => entry.Value.Name, entry => entry.Value.Base);
        var rooted = new HashSet<string>();
        var cyclic = new HashSet<string>();
        return [.. entries.Where(entry => IsRooted(entry, bases, rooted, cyclic))];
    }

    /// <summary>What was found once, of an exception or of one on its way, is not looked for again: a long chain is walked once.</summary>
    private bool IsRooted(Entry<ErrorType> entry, Dictionary<string, string?> bases, HashSet<string> rooted, HashSet<string> cyclic)
    {
        var path = new HashSet<string>();
        string? name = entry.Value.Name;
        while (name is not null && !rooted.Contains(name) && !cyclic.Contains(name) && path.Add(name))
            bases.TryGetValue(name, out name);
        if (name is null || rooted.Contains(name))
        {
            rooted.UnionWith(path);
            return true;
        }

        cyclic.UnionWith(path);
        _problems.Add(
            SpecProblemKind.ExceptionCycle,
            $"the exception \"{entry.Value.Name}\" derives from itself: change a \"base\" of {string.Join(" → ", Chain(entry.Value.Name, bases))}",
            entry.Place);
        return false;
    }

    private static IEnumerable<string> Chain(string first, Dictionary<string, string?> bases)
    {
        var seen = new HashSet<string>();
        for (string? name = first; name is not null && seen.Count < MostShown && seen.Add(name); bases.TryGetValue(name, out name))
            yield return name;
    }
}
