using System.Text.Json.Nodes;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests.Evolution;

/// <summary>One kind of edit of an entry that breaks somebody: gives a sentence for each edit of its kind.</summary>
internal sealed class BreakingEdit(Func<string, JsonObject, JsonObject, IEnumerable<string>> find)
{
    /// <summary>Parameters of a method: callers name them and count them.</summary>
    public static BreakingEdit Arguments { get; } = new((_, before, after) => FindInArguments(Items(before, "arguments"), Items(after, "arguments")));

    /// <summary>The breaking edits between two versions of the entry with that key.</summary>
    public IEnumerable<string> In(string entry, JsonObject before, JsonObject after) => find(entry, before, after);

    /// <summary>A value that must stay.</summary>
    public static BreakingEdit Changed(string key) => Compare(key, (was, now) => !JsonNode.DeepEquals(was, now), (was, now) => $"\"{key}\" was {Shown(was)}, and is {Shown(now)}");

    /// <summary>A name in C# that must stay; where it is not given, another key gives it, or the entry's own key.</summary>
    public static BreakingEdit Named(string key, string? otherwise = null) => new((entry, before, after) =>
    {
        string was = NameIn(before), now = NameIn(after);
        return was == now ? [] : [$"the name \"{was}\" became \"{now}\""];

        string NameIn(JsonObject of) => (of[key] ?? (otherwise is null ? null : of[otherwise]))?.ToString() ?? Identifier.Pascal(entry);
    });

    /// <summary>Something of a list, or a key of an object, that must stay.</summary>
    public static BreakingEdit Removed(string key) => new((_, before, after) => Names(before, key).Except(Names(after, key)).Select(item => $"\"{key}\" has \"{item}\" no more"));

    /// <summary>A list to which nothing may come.</summary>
    public static BreakingEdit Added(string key) => new((_, before, after) => Names(after, key).Except(Names(before, key)).Select(item => $"\"{key}\" has \"{item}\" now"));

    public static BreakingEdit TurnedOn(string key) => Compare(key, (was, now) => !IsTrue(was) && IsTrue(now), (_, _) => $"\"{key}\" is true now");

    public static BreakingEdit TurnedOff(string key) => Compare(key, (was, now) => IsTrue(was) && !IsTrue(now), (_, _) => $"\"{key}\" is true no more");

    public static BreakingEdit Raised(string key) => Compare(key, (was, now) => now is not null && (was is null || (long)now > (long)was), (was, now) => $"\"{key}\" rose from {Shown(was)} to {Shown(now)}");

    public static BreakingEdit Lowered(string key) => Compare(key, (was, now) => now is not null && (was is null || (long)now < (long)was), (was, now) => $"\"{key}\" fell from {Shown(was)} to {Shown(now)}");

    private static BreakingEdit Compare(string key, Func<JsonNode?, JsonNode?, bool> isBreaking, Func<JsonNode?, JsonNode?, string> say)
        => new((_, before, after) => isBreaking(before[key], after[key]) ? [say(before[key], after[key])] : []);

    private static IEnumerable<string> FindInArguments(JsonNode[] before, JsonNode[] after)
    {
        for (int i = 0; i < before.Length; i++)
        {
            if (i >= after.Length)
                yield return $"the argument {before[i]["name"]} is gone";
            else if (Key(before[i]) != Key(after[i]))
                yield return $"the argument {Key(before[i])} became {Key(after[i])}";
            else if (IsTrue(before[i]["optional"]) && !IsTrue(after[i]["optional"]))
                yield return $"the argument {before[i]["name"]} must be given now";
        }

        foreach (JsonNode added in after.Skip(before.Length).Where(argument => !IsTrue(argument["optional"]) && argument["kind"]!.ToString() is not ("keyword" or "client-name")))
            yield return $"the argument {added["name"]} must be given now";

        static string Key(JsonNode argument) => $"{argument["name"]} ({argument["kind"]}{(argument["word"] is { } word ? " " + word : "")})";
    }

    private static JsonNode[] Items(JsonObject entry, string key) => [.. (entry[key] as JsonArray ?? []).Select(item => item!)];

    private static IEnumerable<string> Names(JsonObject entry, string key) => entry[key] switch
    {
        JsonArray items => items.Select(item => item!.ToString()),
        JsonObject members => members.Select(member => member.Value is JsonObject value && value["name"] is { } name ? $"{member.Key} as {name}" : member.Key),
        _ => [],
    };

    private static bool IsTrue(JsonNode? value) => value?.ToJsonString() == "true";

    private static string Shown(JsonNode? value) => value?.ToJsonString() ?? "not given";
}
