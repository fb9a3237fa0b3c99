using System.Text.Json.Nodes;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests.Evolution;

/// <summary>Names what a newer spec file breaks: code that no longer compiles, calls that now throw or warn, lines that go otherwise over the wire.</summary>
internal static class SpecComparison
{
    /// <summary>What is looked for in the entries of each section.</summary>
    internal static readonly Dictionary<string, BreakingEdit[]> Sections = new()
    {
        ["facts"] = [BreakingEdit.Changed("property"), BreakingEdit.Changed("step"), BreakingEdit.TurnedOff("protectsSecrets")],
        ["ports"] = [BreakingEdit.Changed("number")],
        ["limits"] = [],
        ["timeouts"] = [],
        ["replies"] = [BreakingEdit.Changed("name")],
        ["exceptions"] = [BreakingEdit.Changed("base"), BreakingEdit.Changed("carries")],
        ["extensions"] = [BreakingEdit.Named("name")],
        ["options"] =
        [
            BreakingEdit.Named("name"), BreakingEdit.Changed("kind"), BreakingEdit.Changed("type"), BreakingEdit.Removed("on"), BreakingEdit.Removed("values"),
            BreakingEdit.Changed("pattern"), BreakingEdit.Raised("minimum"), BreakingEdit.Lowered("maximum"), BreakingEdit.Lowered("maximumLength"),
            BreakingEdit.Added("excludes"), BreakingEdit.Added("needs"), BreakingEdit.TurnedOff("mayBeDropped"), BreakingEdit.Changed("extension"),
        ],
        ["mechanisms"] = [BreakingEdit.Named("name"), BreakingEdit.Changed("type"), BreakingEdit.Changed("credentials")],
        ["commands"] =
        [
            BreakingEdit.Named("name"), BreakingEdit.Named("method", "name"), BreakingEdit.Removed("aliases"), BreakingEdit.Changed("prefix"),
            BreakingEdit.Changed("exchange"), BreakingEdit.Changed("options"), BreakingEdit.Changed("client"), BreakingEdit.Changed("exception"),
            BreakingEdit.Arguments, BreakingEdit.Added("requires"), BreakingEdit.Added("forbids"), BreakingEdit.Removed("sets"), BreakingEdit.Removed("provides"),
            BreakingEdit.Changed("throwsWhenRefused"), BreakingEdit.Changed("endsSession"), BreakingEdit.TurnedOn("replyMatters"), BreakingEdit.Removed("replies"),
            BreakingEdit.Removed("finalReplies"),
        ],
        ["operations"] =
        [
            BreakingEdit.Added("requires"), BreakingEdit.Added("forbids"), BreakingEdit.Removed("sets"), BreakingEdit.Removed("provides"),
            BreakingEdit.Changed("throwsWhenRefused"), BreakingEdit.Changed("endsSession"), BreakingEdit.Removed("replies"),
        ],
    };

    /// <summary>The breaking edits, each in a sentence that names the entry and the key.</summary>
    public static IReadOnlyList<string> Breaking(string released, string current)
    {
        JsonObject before = JsonNode.Parse(released)!.AsObject(), after = JsonNode.Parse(current)!.AsObject();
        return [.. Sections.SelectMany(section => InSection(section.Key, before[section.Key] as JsonObject ?? [], after[section.Key] as JsonObject ?? []))];
    }

    /// <summary>Whether the version says that something broke.</summary>
    public static bool SaysSo(string released, string current) => !SpecReader.Satisfies(VersionOf(current), VersionOf(released));

    private static string VersionOf(string spec) => JsonNode.Parse(spec)!["version"]!.ToString();

    private static IEnumerable<string> InSection(string section, JsonObject before, JsonObject after)
    {
        foreach ((string key, JsonNode? entry) in before)
        {
            if (after[key] is not JsonObject now)
                yield return $"{section}/{key} is gone";
            else
                foreach (string edit in Sections[section].SelectMany(edit => edit.In(key, entry!.AsObject(), now)))
                    yield return $"{section}/{key}: {edit}";
        }
    }
}
