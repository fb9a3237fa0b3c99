using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>replies.tsv against a spec file: the list of all codes, and which verb returns which, by phase.</summary>
internal static class ReplyFacts
{
    public static readonly IReadOnlyList<FactRow> Rows = FactTable.Read("replies");

    public static bool IsRegistered(FactRow row)
        => !row.ToString().Contains("unregistered", StringComparison.Ordinal);

    public static string NameOf(FactRow row) => $"{row["verb"]} {row["code"]}".Replace(" (unregistered)", "");

    public static IEnumerable<RegistryRow> Check(JsonElement spec, Func<FactRow, bool> which)
        => Rows.Where(which).Select(row => RegistryRow.Of("replies", $"{row["verb"]} {row["phase"]} {row["code"]}", Claims(spec, row)));

    private static IEnumerable<(bool, string)> Claims(JsonElement spec, FactRow row)
    {
        var code = row["code"];
        var found = spec.Entry("replies", code) ?? SpecFile.BuiltIn.Entry("replies", code);
        yield return (found is not null, "the code is missing");
        if (found is not { } entry)
            yield break;
        if (row["meaning"].StartsWith("no defining text", StringComparison.Ordinal))
            yield return (entry.Text("about")!.StartsWith("No document defines it", StringComparison.Ordinal), "says that no document defines it");
        foreach (var holder in HoldersOf(row))
            yield return (holder switch
            {
                "(any)" => entry.Flag("anyCommand"),
                "(connect)" => spec.Entry("operations", "Connect")?.Keys("replies").Contains(code) == true,
                _ => entry.Flag("anyCommand") || Returns(spec, holder, row, code),
            }, $"{holder} returns it: {row["meaning"]}");
    }

    private static bool Returns(JsonElement spec, string verb, FactRow row, string code)
        => spec.Entry("commands", verb) is { } command && (row["phase"] == "after-data"
            ? command.Keys("finalReplies").Contains(code)
            : command.Keys("replies").Contains(code) || OptionsOf(spec, verb).Any(option => option.Keys("replies").Contains(code)));

    private static IEnumerable<JsonElement> OptionsOf(JsonElement spec, string verb)
        => spec.Names("options").Select(name => spec.Entry("options", name)!.Value).Where(option => option.List("on").Contains(verb));

    /// <summary>Who returns the code: verbs, or any of them; nobody where the row only lists it. What a row says of ODMR, ATRN has.</summary>
    private static IEnumerable<string> HoldersOf(FactRow row) => row["verb"] switch
    {
        "(code table)" => [],
        "(any, ODMR)" => ["ATRN"],
        var verb => Regex.Replace(verb, @"(?<=\w) \([^)]*\)", "").Split(" / "),
    };
}
