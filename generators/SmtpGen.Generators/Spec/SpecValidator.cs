using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>Finds what is wrong between entries that are sound by themselves. The first of two that clash stays.</summary>
internal sealed class SpecValidator(List<SpecProblem> problems)
{
    /// <summary>Keeps the entries whose names in C# are not taken, by an entry before or from the start. Case alone tells no names apart.</summary>
    public List<Entry<T>> Distinct<T>(IEnumerable<Entry<T>> entries, Func<T, IEnumerable<string>> names, params string[] takenBefore)
    {
        var taken = new HashSet<string>(takenBefore, StringComparer.OrdinalIgnoreCase);
        return [.. entries.Where(entry => Claim(entry, names(entry.Value), taken))];
    }

    /// <summary>The same for commands: their names are constants of one class, their methods members of another, their options classes.</summary>
    public List<Entry<Command>> DistinctCommands(IEnumerable<Entry<Command>> entries, string[] takenMembers)
    {
        var constants = Distinct(entries, command => [command.Name], "All");
        var members = Distinct(constants, command => [command.Method, .. command.Aliases], takenMembers);
        return Distinct(members, command => command.Options is null ? [] : [command.Options]);
    }

    /// <summary>Keeps the exceptions whose bases lead to a root, or to one that is not in this file.</summary>
    public List<Entry<ErrorType>> WithoutCycles(List<Entry<ErrorType>> entries)
    {
        var bases = entries.ToDictionary(entry => entry.Value.Name, entry => entry.Value.Base);
        return [.. entries.Where(entry => !IsCyclic(entry))];

        bool IsCyclic(Entry<ErrorType> entry)
        {
            var seen = new HashSet<string>();
            for (string? name = entry.Value.Name; name is not null; bases.TryGetValue(name, out name))
            {
                if (!seen.Add(name))
                {
                    problems.Add(new SpecProblem(
                        SpecProblemKind.ExceptionCycle,
                        $"the exception \"{entry.Value.Name}\" derives from itself: change a \"base\" of {string.Join(" → ", seen)}",
                        entry.Key));
                    return true;
                }
            }

            return false;
        }
    }

    private bool Claim<T>(Entry<T> entry, IEnumerable<string> names, HashSet<string> taken)
    {
        var own = names.ToList();
        var clash = own.FirstOrDefault(taken.Contains) ?? own.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (clash is not null)
        {
            problems.Add(new SpecProblem(
                SpecProblemKind.NameClash, $"the name \"{clash}\" is taken in C# by another entry: give this one another", entry.Key));
            return false;
        }

        taken.UnionWith(own);
        return true;
    }
}
