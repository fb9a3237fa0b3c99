namespace SmtpGen.Generators.Spec;

/// <summary>
/// The names that a file declares, sound entries and others, so that a reference to an entry with a mistake is not a second mistake.
/// </summary>
internal sealed class SpecNames(JsonValue root)
{
    public NameSet Facts { get; } = Keys(root, "facts", "fact");

    public NameSet Replies { get; } = Keys(root, "replies", "reply code");

    public NameSet Exceptions { get; } = Keys(root, "exceptions", "exception");

    public NameSet Extensions { get; } = Keys(root, "extensions", "extension");

    public NameSet Options { get; } = Keys(root, "options", "option");

    public NameSet Commands { get; } = Keys(root, "commands", "command");

    private static NameSet Keys(JsonValue root, string section, string kind)
        => new(section, kind, [.. root.Members.Where(member => member.Name == section).SelectMany(member => member.Value.Members).Select(member => member.Name)]);
}

/// <summary>The names of one section.</summary>
internal sealed record NameSet(string Section, string Kind, HashSet<string> Names);
