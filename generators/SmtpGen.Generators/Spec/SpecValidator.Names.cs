namespace SmtpGen.Generators.Spec;

/// <summary>The names that entries have in C#: one of each in the place where it goes, and none that the library has there.</summary>
internal sealed partial class SpecValidator
{
    private const string Generated = "by what is written of every file";
    private const string OfEveryClass = "by a member that every class has";

    /// <summary>Classes of exceptions and options, and enumerations: types of one namespace.</summary>
    private NameScope TypeNames()
        => _isOwn ? new NameScope().Reserve(LibraryApi.Instance.Types).Reserve(OwnNames.Classes(Clients), Generated) : new NameScope();

    /// <summary>Members of clients. A method of the client wins over an extension method, which is then never called.</summary>
    private NameScope ClientMembers(SpecEntries entries)
    {
        var members = new NameScope();
        if (_isOwn)
            members.Reserve(OwnNames.MembersOfEverything, OfEveryClass).Reserve(Clients.SelectMany(LibraryApi.Instance.MembersOf)).Reserve(Clients.Select(OwnNames.MethodsOf), Generated);
        foreach (var fact in entries.Facts.Where(fact => fact.Value.Property is not null))
            members.Take([fact.Value.Property!], fact.Place);
        foreach (var operation in entries.Operations.Where(operation => operation.Value.Type is null))
            members.Take(WithTwins([operation.Value.Member]), operation.Place);
        return members;
    }

    /// <summary>Options: members of a table, and of the classes of options.</summary>
    private NameScope OptionNames(SpecEntries entries)
    {
        var names = Constants(OwnNames.OptionTable, "Item");
        return _isOwn
            ? names.Reserve(LibraryApi.Instance.MembersOf(OwnNames.OptionsBase)).Reserve(entries.Commands.Where(IsOfProject).Select(command => command.Value.Options).OfType<string>(), "by a class of options")
            : names;
    }

    /// <summary>Members of a static class of the project.</summary>
    /// <param name="type">The class: a member cannot have its name.</param>
    /// <param name="others">What else is there from the start.</param>
    private NameScope Constants(string type, params string[] others)
    {
        var names = new NameScope().Reserve(others, Generated);
        return _isOwn ? names.Reserve(OwnNames.MembersOfEverything, OfEveryClass).Reserve([type], Generated) : names;
    }

    /// <summary>Each method has an asynchronous twin.</summary>
    private static IEnumerable<string> WithTwins(IEnumerable<string> methods)
    {
        List<string> all = [.. methods];
        return all.Concat(all.Select(method => method + "Async"));
    }

    private static IEnumerable<string> Clients => BuiltInSpec.Instance.Names.Clients.Names;

    private static bool IsOfProject<T>(Entry<T> entry) => !BuiltInSpec.Has(entry.Place);

    /// <summary>Keeps the entries whose keys and names are not taken, by an entry before or from the start.</summary>
    private List<Entry<T>> Distinct<T>(List<Entry<T>> entries, params NameRule<T>[] rules)
    {
        var keys = new Dictionary<string, SpecPlace>();
        return [.. entries.Where(entry => ClaimKey(entry, keys) && rules.All(rule => Claim(entry, rule)))];
    }

    /// <summary>Within one file the reader has seen to it; two files may have the same entry.</summary>
    private bool ClaimKey<T>(Entry<T> entry, Dictionary<string, SpecPlace> keys)
    {
        if (!keys.TryGetValue(entry.Key, out var other))
        {
            keys.Add(entry.Key, entry.Place);
            return true;
        }

        Report(SpecProblemKind.DuplicateKey, entry.Place, other, $"\"{entry.Key}\" is declared already by the entry at {other}: take one of the two away");
        return false;
    }

    private bool Claim<T>(Entry<T> entry, NameRule<T> rule)
    {
        List<string> names = [.. rule.Names(entry.Value)];
        if (IsOfProject(entry) && names.FirstOrDefault(name => rule.Scope.HolderOf(name) is not null) is { } clash)
        {
            var holder = rule.Scope.HolderOf(clash)!;
            Report(SpecProblemKind.NameClash, entry.Place, holder.Place, $"the name \"{clash}\" is taken in C# {holder.Words}: {rule.Advice}");
            return false;
        }

        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            Report(SpecProblemKind.NameClash, entry.Place, null, $"the entry has the name \"{twice.Key}\" in C# twice: change one");
            return false;
        }

        rule.Scope.Take(names, entry.Place);
        return true;
    }

    private void Report(SpecProblemKind kind, SpecPlace place, SpecPlace? other, string message)
        => _problems.Add(kind, message, place, other is { } known && !BuiltInSpec.Has(known) ? known : null);

    /// <summary>Names that entries of a kind take.</summary>
    /// <param name="Scope">Where they must be free.</param>
    /// <param name="Advice">What to write instead where one is not.</param>
    /// <param name="Names">The names of an entry.</param>
    private sealed record NameRule<T>(NameScope Scope, string Advice, Func<T, IEnumerable<string>> Names);
}
