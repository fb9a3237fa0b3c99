using System.Text.Json;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>verbs.tsv against a spec file. Rows in brackets are no verbs but what follows one.</summary>
internal static class VerbFacts
{
    public static readonly IReadOnlyList<FactRow> Rows = [.. FactTable.Read("verbs").Where(row => !row.Key.StartsWith('('))];

    public static bool IsRegistered(FactRow row) => !row["status"].StartsWith("private", StringComparison.Ordinal);

    public static IEnumerable<RegistryRow> Check(JsonElement spec, Func<FactRow, bool> which)
        => Rows.Where(which).Select(row => RegistryRow.Of("verbs", row.Key, Claims(spec, row)));

    private static IEnumerable<(bool, string)> Claims(JsonElement spec, FactRow row)
    {
        var found = spec.Entry("commands", row.Key);
        yield return (found is not null, "is missing");
        if (found is not { } entry)
            yield break;
        var extension = row["extension"].StartsWith("base", StringComparison.Ordinal) || row["extension"].StartsWith("LMTP", StringComparison.Ordinal) ? null : row.Plain("extension");
        yield return (entry.Text("extension") == extension, $"extension: {row["extension"]}");
        yield return (row["status"] is "obsolete" or "legacy" == (entry.Text("obsolete") is not null), $"status: {row["status"]}");
        yield return (entry.Flag("endsSession") == row["ends_session"].StartsWith("yes", StringComparison.Ordinal), $"ends the session: {row["ends_session"]}");
        var isAnywhere = row["pipelining"].StartsWith("anywhere", StringComparison.Ordinal) || row["pipelining"].StartsWith("may be in the group", StringComparison.Ordinal);
        yield return ((entry.Text("pipelining") == "anywhere") == isAnywhere, $"in a group: {row["pipelining"]}");
        foreach (var code in row.List("success_codes").Where(code => code.Length == 3 && code.All(char.IsAsciiDigit)))
            yield return (entry.Keys("replies").Concat(entry.Keys("finalReplies")).Contains(code), $"succeeds with {code}");
    }
}
