using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

/// <summary>Finds what is wrong between entries that are sound by themselves. The first of two that clash stays.</summary>
internal sealed partial class SpecValidator
{
    private readonly ProblemLog _problems;
    private readonly bool _isOwn;

    private SpecValidator(SpecRole role, ProblemLog problems) => (_isOwn, _problems) = (role == SpecRole.Own, problems);

    /// <summary>The entries that are sound together.</summary>
    /// <param name="entries">All entries, built-in ones first.</param>
    /// <param name="role">Whose they are.</param>
    /// <param name="problems">Where problems go; the built-in entries have none.</param>
    public static SpecEntries Validate(SpecEntries entries, SpecRole role, ProblemLog problems) => new SpecValidator(role, problems).Validate(entries);

    private SpecEntries Validate(SpecEntries entries)
    {
        var types = new Dictionary<string, SpecPlace>(StringComparer.OrdinalIgnoreCase);
        var exceptions = WithoutCycles(Distinct(entries.Exceptions, types, exception => [exception.Name]));
        var options = Owned(Distinct(entries.Options, types, EnumerationsOf, option => [option.Name]), entries.Commands);
        var together = new SpecEntries
        {
            Access = entries.Access,
            Facts = Distinct(entries.Facts, fact => [Identifier.Pascal(fact.Name), .. fact.Property is null ? [] : new[] { fact.Property }], "None"),
            Ports = Distinct(entries.Ports, port => [port.Name]),
            Limits = Distinct(entries.Limits, limit => [limit.Name]),
            Timeouts = Distinct(entries.Timeouts, timeout => [timeout.Name]),
            Replies = Distinct(entries.Replies, reply => [reply.Name]),
            EnhancedStatusCodes = entries.EnhancedStatusCodes,
            Exceptions = exceptions,
            Extensions = Distinct(entries.Extensions, extension => [extension.Name]),
            Options = options,
            Mechanisms = Distinct(entries.Mechanisms, mechanism => [mechanism.Name]),
            Commands = DistinctCommands(entries, types),
            Operations = entries.Operations,
        };
        return _problems.Count > 0 ? together : WithoutDeadEnds(together);
    }

    /// <summary>Commands: their names are constants of one class, their methods members of another, their options classes.</summary>
    private List<Entry<Command>> DistinctCommands(SpecEntries entries, Dictionary<string, SpecPlace> types)
    {
        var members = new Dictionary<string, SpecPlace>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in entries.Facts.Where(fact => fact.Value.Property is not null))
            members[fact.Value.Property!] = fact.Place;
        foreach (var operation in entries.Operations.Where(operation => operation.Value.Type is null))
            members[operation.Value.Member] = operation.Place;
        var constants = Distinct(entries.Commands, command => [command.Name], "All");
        var methods = Distinct(constants, members, command => [command.Method, .. command.Aliases]);
        return Distinct(methods, types, command => command.Options is null ? [] : [command.Options]);
    }

    private static IEnumerable<string> EnumerationsOf(Option option) => option.Grammar.IsEnumeration ? [option.Grammar.Type!] : [];

    /// <summary>Keeps the entries whose names in C# are not taken, by an entry before or from the start. Case alone tells no names apart.</summary>
    private List<Entry<T>> Distinct<T>(List<Entry<T>> entries, Func<T, IEnumerable<string>> names, params string[] takenBefore)
    {
        var taken = new Dictionary<string, SpecPlace>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in takenBefore)
            taken.Add(name, default);
        return Distinct(entries, taken, names);
    }

    /// <summary>The same, where some of the names are taken from a set that others take from too.</summary>
    private List<Entry<T>> Distinct<T>(
        List<Entry<T>> entries, Dictionary<string, SpecPlace> shared, Func<T, IEnumerable<string>> sharedNames, Func<T, IEnumerable<string>>? names = null)
    {
        var keys = new Dictionary<string, SpecPlace>();
        var taken = new Dictionary<string, SpecPlace>(StringComparer.OrdinalIgnoreCase);
        return [.. entries.Where(entry =>
            ClaimKey(entry, keys)
            && Claim(entry, names?.Invoke(entry.Value) ?? [], taken)
            && Claim(entry, sharedNames(entry.Value), shared))];
    }

    /// <summary>Within one file the reader has seen to it; two files may have the same entry.</summary>
    private bool ClaimKey<T>(Entry<T> entry, Dictionary<string, SpecPlace> keys)
    {
        if (!keys.TryGetValue(entry.Key, out var other))
        {
            keys.Add(entry.Key, entry.Place);
            return true;
        }

        Report(SpecProblemKind.DuplicateKey, entry.Place, other, $"\"{entry.Key}\" is declared already {In(other)}: take one of the two away");
        return false;
    }

    private bool Claim<T>(Entry<T> entry, IEnumerable<string> names, Dictionary<string, SpecPlace> taken)
    {
        var own = names.ToList();
        if (own.FirstOrDefault(taken.ContainsKey) is { } clash)
        {
            Report(SpecProblemKind.NameClash, entry.Place, taken[clash], $"the name \"{clash}\" is taken in C# {In(taken[clash])}: give this one another");
            return false;
        }

        if (own.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            Report(SpecProblemKind.NameClash, entry.Place, default, $"the entry has the name \"{twice.Key}\" in C# twice: change one");
            return false;
        }

        foreach (var name in own)
            taken.Add(name, entry.Place);
        return true;
    }

    private void Report(SpecProblemKind kind, SpecPlace place, SpecPlace other, string message)
        => _problems.Add(kind, message, place, BuiltInSpec.Has(other) || other == default ? null : other);

    private static string In(SpecPlace place) => place == default ? "from the start" : $"by the entry at {place}";
}
