using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecValidator
{
    private const int MostShown = 8;

    /// <summary>Nobody derives so deep; a file may.</summary>
    private const int MostBases = 256;

    /// <summary>The constructors of exceptions have parameters by these names, which would stand before a member.</summary>
    private static readonly string[] ConstructorParameters = ["message", "inner", "reply", "subject", "replies"];

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

    /// <summary>Keeps the exceptions that can have what they carry as a member: one by a name that no class has which they derive from.</summary>
    private List<Entry<ErrorType>> WithOwnMembers(List<Entry<ErrorType>> entries)
    {
        if (!_isOwn)
            return entries;
        var all = entries.ToDictionary(entry => entry.Value.Name, entry => entry.Value);
        return [.. entries.Where(entry => !IsOfProject(entry) || entry.Value.Payload is null || HasOwnMember(entry, all))];
    }

    private bool HasOwnMember(Entry<ErrorType> entry, Dictionary<string, ErrorType> all)
    {
        var name = entry.Value.Payload!.Name;
        if (HolderOfMember(name, entry.Value, all) is not { } holder)
            return true;
        Report(SpecProblemKind.NameClash, entry.Place, null, $"the name \"{name}\" is taken in C# {holder}: give what the exception carries another \"name\"");
        return false;
    }

    private static string? HolderOfMember(string name, ErrorType error, Dictionary<string, ErrorType> all)
    {
        if (name == error.Name)
            return "by the exception itself";
        if (ConstructorParameters.Contains(name))
            return "by a parameter of the exception's constructor";
        var bases = 0;
        for (var from = error.Base; from is not null && all.TryGetValue(from, out var next) && bases < MostBases; from = next.Base, bases++)
        {
            if (next.Payload?.Name == name)
                return $"by {from}.{name}";
            if (LibraryApi.Instance.MembersOf(from).FirstOrDefault(member => member.Name == name) is { } member)
                return member.Holder.Words;
        }

        return OwnNames.MembersOfExceptions.Contains(name) ? $"by {typeof(Exception).FullName}.{name}" : null;
    }
}
