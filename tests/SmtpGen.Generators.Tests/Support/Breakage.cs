using SmtpGen.Generators.Spec;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace SmtpGen.Generators.Tests.Support;

/// <summary>A spec file of which one entry was broken, in one way.</summary>
/// <param name="Section">The section of the entry.</param>
/// <param name="Entry">Its key.</param>
/// <param name="Way">What was done to it.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Start">Where the broken entry begins in it.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Stays">Whether the entry is there still: the mistake is one beside it.</param>
internal sealed record Breakage(string Section, string Entry, string Way, string Text, int Start, int End, bool Stays)
{
    private static readonly JsonNode Schema = JsonNode.Parse(Repository.Schema)!;

    private static readonly HashSet<string> References =
        ["requires", "forbids", "sets", "perhaps", "clears", "provides", "step", "undo", "base", "exception", "extension", "on", "excludes", "needs", "dependsOn"];

    private static readonly HashSet<string> Identifiers = ["name", "method", "property", "type", "options", "client", "aliases"];

    private static readonly HashSet<string> Choices = ["kind", "exchange", "pipelining", "thrownBy", "usage", "credentials"];

    private static readonly HashSet<string> Codes = ["replies", "finalReplies"];

    public override string ToString() => $"{Section}/{Entry}: {Way}";

    /// <summary>Every entry of a file broken in every way.</summary>
    public static IEnumerable<Breakage> Of(string file)
        => from section in JsonReader.Read(file).Root!.Members
           where section.Value.Kind == JsonKind.Object
           from entry in section.Value.Members
           from edit in Edits(section.Name, entry, file)
           select new Breakage(
               section.Name,
               entry.Name,
               edit.Way,
               file[..edit.From] + edit.With + file[edit.To..],
               edit.Stays ? edit.From : entry.NameSpan.Start.Offset,
               edit.Stays ? edit.From + edit.With.Length : entry.Value.Span.End.Offset + edit.With.Length - (edit.To - edit.From),
               edit.Stays);

    private static IEnumerable<Edit> Edits(string section, JsonMember entry, string file)
    {
        yield return Inside(entry.Value, "a key that means nothing", "\"mistake\": 0, ");
        foreach (var other in new[] { "[]", "7", "null", "\"text\"", "true" })
            yield return Instead(entry.Value, "another type: " + other, other);
        yield return new Edit("there twice", entry.Value.Span.End.Offset, entry.Value.Span.End.Offset, ", " + file[entry.NameSpan.Start.Offset..entry.Value.Span.End.Offset], Stays: true);
        foreach (var key in Required(section).Where(key => entry.Value.Members.Any(member => member.Name == key)))
            yield return Without(entry.Value, key, file);
        foreach (var edit in entry.Value.Members.SelectMany(member => Edits(entry.Value, member, file)))
            yield return edit;
    }

    private static IEnumerable<Edit> Edits(JsonValue entry, JsonMember member, string file)
    {
        yield return Instead(member.Value, $"\"{member.Name}\" of another type", member.Value.Kind is JsonKind.Number or JsonKind.Object ? "[[]]" : "5");
        yield return Inside(entry, $"\"{member.Name}\" there twice", file[member.NameSpan.Start.Offset..member.Value.Span.End.Offset] + ", ");
        if (member.Value.Kind == JsonKind.String)
            yield return Instead(member.Value, $"\"{member.Name}\" without text", "\" \"");
        if (References.Contains(member.Name) && Words(member.Value).FirstOrDefault() is { } reference)
            yield return Instead(reference, $"\"{member.Name}\" of what is not declared", "\"nobodyDeclaresThis\"");
        if (Identifiers.Contains(member.Name) && Words(member.Value).FirstOrDefault() is { } name)
            yield return Instead(name, $"\"{member.Name}\" that cannot be one in C#", "\"9 lives\"");
        if (Choices.Contains(member.Name))
            yield return Instead(member.Value, $"\"{member.Name}\" of no such word", "\"no-such-word\"");
        if (Codes.Contains(member.Name) && member.Value.Members is [var first, ..])
            yield return new Edit($"\"{member.Name}\" of a code that is not declared", first.NameSpan.Start.Offset, first.NameSpan.End.Offset, "\"299\"");
        if (Words(member.Value).FirstOrDefault() is { } word && member.Value.Kind == JsonKind.Array)
            yield return new Edit($"\"{member.Name}\" with a word twice", word.Span.End.Offset, word.Span.End.Offset, ", " + file[word.Span.Start.Offset..word.Span.End.Offset]);
    }

    /// <summary>The keys that every entry of a section needs.</summary>
    private static IEnumerable<string> Required(string section)
    {
        var definition = Schema["properties"]![section]!["additionalProperties"]!["$ref"]!.ToString().Split('/')[^1];
        return Schema["$defs"]![definition]!["required"]!.AsArray().Select(key => key!.ToString());
    }

    private static IEnumerable<JsonValue> Words(JsonValue value) => value.Kind == JsonKind.Array ? value.Items.Where(item => item.Kind == JsonKind.String) : value.Kind == JsonKind.String ? [value] : [];

    private static Edit Without(JsonValue entry, string key, string file)
    {
        var at = entry.Members.TakeWhile(member => member.Name != key).Count();
        var member = entry.Members[at];
        return at + 1 < entry.Members.Count
            ? new Edit($"no \"{key}\"", member.NameSpan.Start.Offset, entry.Members[at + 1].NameSpan.Start.Offset, "")
            : new Edit($"no \"{key}\"", at == 0 ? member.NameSpan.Start.Offset : entry.Members[at - 1].Value.Span.End.Offset, member.Value.Span.End.Offset, "");
    }

    private static Edit Inside(JsonValue entry, string way, string text) => new(way, entry.Span.Start.Offset + 1, entry.Span.Start.Offset + 1, text);

    private static Edit Instead(JsonValue value, string way, string text) => new(way, value.Span.Start.Offset, value.Span.End.Offset, text);

    private sealed record Edit(string Way, int From, int To, string With, bool Stays = false);
}
