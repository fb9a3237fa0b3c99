namespace SmtpGen.Generators.Spec;

/// <summary>
/// The names that a file declares, sound entries and others, so that a reference to an entry with a mistake is not a second mistake.
/// </summary>
/// <param name="root">The file.</param>
/// <param name="builtIn">The names of the file that this one adds to; null when it stands alone.</param>
internal sealed class SpecNames(JsonValue root, SpecNames? builtIn = null)
{
    public NameSet Facts { get; } = Keys(root, "facts", "fact", builtIn?.Facts);

    public NameSet Replies { get; } = Keys(root, "replies", "reply code", builtIn?.Replies);

    public NameSet Exceptions { get; } = Keys(root, "exceptions", "exception", builtIn?.Exceptions);

    public NameSet Extensions { get; } = Keys(root, "extensions", "extension", builtIn?.Extensions);

    public NameSet Options { get; } = Keys(root, "options", "option", builtIn?.Options);

    public NameSet Commands { get; } = Keys(root, "commands", "command", builtIn?.Commands);

    private static NameSet Keys(JsonValue root, string section, string kind, NameSet? builtIn)
    {
        var own = root.Members.Where(member => member.Name == section).SelectMany(member => member.Value.Members).Select(member => member.Name);
        return new NameSet(section, kind, [.. own, .. builtIn is null ? [] : builtIn.Names]);
    }
}

/// <summary>The names of one section.</summary>
internal sealed record NameSet(string Section, string Kind, HashSet<string> Names);
