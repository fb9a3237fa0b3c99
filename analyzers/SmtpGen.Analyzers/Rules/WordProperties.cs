using System.Collections.Immutable;

namespace SmtpGen.Analyzers.Rules;

/// <summary>What the rules of the vocabulary hand over to their fixes.</summary>
internal static class WordProperties
{
    private const string ReplacementsKey = "Replacements";
    private const string VerbsKey = "Verbs";
    private const char Separator = '\n';

    public static ImmutableDictionary<string, string?> Replacements(IReadOnlyList<string> texts) => Write(ReplacementsKey, texts);

    public static ImmutableDictionary<string, string?> Verbs(IReadOnlyList<string> verbs) => Write(VerbsKey, verbs);

    /// <summary>The texts to write instead, the likeliest first.</summary>
    public static IReadOnlyList<string> ReadReplacements(ImmutableDictionary<string, string?> properties) => Read(ReplacementsKey, properties);

    /// <summary>The verbs that take the option.</summary>
    public static IReadOnlyList<string> ReadVerbs(ImmutableDictionary<string, string?> properties) => Read(VerbsKey, properties);

    private static ImmutableDictionary<string, string?> Write(string key, IReadOnlyList<string> texts)
        => ImmutableDictionary<string, string?>.Empty.Add(key, texts.Count == 0 ? null : string.Join(Separator.ToString(), texts));

    private static IReadOnlyList<string> Read(string key, ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(key, out string? texts) && texts is not null ? texts.Split(Separator) : [];
}
