namespace SmtpGen.Generators.Spec;

/// <summary>
/// The names that some files declare, sound entries and others, so that a reference to an entry with a mistake is not a second mistake.
/// </summary>
/// <param name="roots">The files that may refer to each other.</param>
/// <param name="builtIn">The names of the file that these add to; null when they stand alone.</param>
internal sealed class SpecNames(IReadOnlyList<JsonValue> roots, SpecNames? builtIn = null)
{
    /// <summary>The client that all others derive from, and that has the verbs which name none.</summary>
    public const string RootClient = "SmtpClient";

    public NameSet Facts { get; } = Keys(roots, "facts", "fact", builtIn?.Facts);

    public NameSet Replies { get; } = Keys(roots, "replies", "reply code", builtIn?.Replies);

    public NameSet Exceptions { get; } = Keys(roots, "exceptions", "exception", builtIn?.Exceptions);

    public NameSet Extensions { get; } = Keys(roots, "extensions", "extension", builtIn?.Extensions);

    public NameSet Options { get; } = Keys(roots, "options", "option", builtIn?.Options);

    public NameSet Commands { get; } = Keys(roots, "commands", "command", builtIn?.Commands);

    /// <summary>The classes of clients; a project has none of its own.</summary>
    public NameSet Clients { get; } = builtIn?.Clients ?? new NameSet("commands", "client", [RootClient, .. ClientsIn(roots)]);

    /// <summary>The members of clients that the files name.</summary>
    public NameSet Members { get; } = new("commands\" and \"operations", "member", [.. MembersIn(roots), .. builtIn is null ? [] : builtIn.Members.Names])
    {
        IsOpen = MembersIn(roots).Any(name => !Identifier.IsValid(name)),
    };

    private static IEnumerable<string> MembersIn(IReadOnlyList<JsonValue> roots)
    {
        var sections = roots.SelectMany(root => root.Members).ToLookup(member => member.Name, member => member.Value.Members);
        return sections["commands"].SelectMany(commands => commands).SelectMany(MethodsOf)
            .Concat(sections["operations"].SelectMany(operations => operations).Select(operation => operation.Name.Split('.').Last()));
    }

    /// <summary>The names of a command's methods; the empty one where nobody can tell.</summary>
    private static IEnumerable<string> MethodsOf(JsonMember command)
    {
        if (command.Value.Kind != JsonKind.Object)
            return [""];
        var keys = command.Value.Members.ToLookup(member => member.Name, member => member.Value);
        var name = (keys["method"].FirstOrDefault() ?? keys["name"].FirstOrDefault())?.Text;
        return keys["aliases"].SelectMany(aliases => aliases.Items).Select(alias => alias.Text).Append(name ?? Identifier.Pascal(command.Name));
    }

    private static IEnumerable<string> ClientsIn(IReadOnlyList<JsonValue> roots)
    {
        var sections = roots.SelectMany(root => root.Members).ToLookup(member => member.Name, member => member.Value.Members);
        return sections["commands"].SelectMany(commands => commands).SelectMany(command => command.Value.Members)
            .Where(member => member.Name == "client").Select(member => member.Value.Text)
            .Concat(sections["operations"].SelectMany(operations => operations).Where(operation => operation.Name.Contains('.')).Select(operation => operation.Name.Split('.')[0]));
    }

    private static NameSet Keys(IReadOnlyList<JsonValue> roots, string section, string kind, NameSet? builtIn)
    {
        var own = roots.SelectMany(root => root.Members).Where(member => member.Name == section)
            .SelectMany(member => member.Value.Members).Select(member => member.Name);
        return new NameSet(section, kind, [.. own, .. builtIn is null ? [] : builtIn.Names]);
    }
}

/// <summary>The names of one section.</summary>
internal sealed record NameSet(string Section, string Kind, HashSet<string> Names)
{
    /// <summary>Whether an entry has a mistake in its name, so that any other name may be the one that is meant.</summary>
    public bool IsOpen { get; init; }
}
