using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>parameters.tsv against a spec file.</summary>
internal static class OptionFacts
{
    public static readonly IReadOnlyList<FactRow> Rows = FactTable.Read("parameters");

    public static bool IsRegistered(FactRow row) => !row["extension"].Contains("unregistered", StringComparison.Ordinal);

    public static IEnumerable<RegistryRow> Check(JsonElement spec, Func<FactRow, bool> which)
        => Rows.Where(which).Select(row => RegistryRow.Of("parameters", $"{row.Key} of {row["command"]}", Claims(spec, row)));

    private static IEnumerable<(bool, string)> Claims(JsonElement spec, FactRow row)
    {
        var found = spec.Entry("options", row.Key);
        yield return (found is not null, "is missing");
        if (found is not { } entry)
            yield break;
        foreach (var verb in row.List("command").Where(word => word != "and"))
            yield return (entry.List("on").Contains(verb), $"is an option of {verb}");
        var kind = entry.Text("kind")!;
        yield return ((kind == "none") == row["value"].StartsWith("none", StringComparison.Ordinal), $"value: {row["value"]}");
        yield return (entry.Flag("valueOptional") == row["value"].StartsWith("optional", StringComparison.Ordinal), $"value: {row["value"]}");
        yield return (kind is "none" or "enum" or "flags" || entry.Text("pattern") is not null, "has a grammar");
        if (kind is "enum" or "flags")
            yield return (entry.Keys("values").Order().SequenceEqual(row.List("enumerated_values").Order()), $"knows {row["enumerated_values"]}");
        // Of NOTIFY the RFC gives the sum with ORCPT only.
        if (row.Number("line_plus") is { } length && !row["line_plus"].Contains("together", StringComparison.Ordinal))
            yield return (entry.Number("lineLength") == length, $"lengthens the line by {length}");
        yield return (Regex.IsMatch(row["status"], "^(obsolete|experimental)") == (entry.Text("obsolete") is not null), $"status: {row["status"]}");
    }
}
