using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmtpGen.Generators.Tests.Facts;

/// <summary>enhanced-status-codes.tsv against a spec file.</summary>
internal static class EnhancedStatusFacts
{
    public static readonly IReadOnlyList<FactRow> Rows = FactTable.Read("enhanced-status-codes");

    public static IEnumerable<RegistryRow> Check(JsonElement spec)
        => Rows.Select(row => RegistryRow.Of("enhanced-status-codes", row["code"], Claims(spec, row)));

    private static IEnumerable<(bool, string)> Claims(JsonElement spec, FactRow row)
    {
        var found = spec.Entry("enhancedStatusCodes", row["code"]);
        yield return (found is not null, "is missing");
        if (found is not { } entry)
            yield break;
        var isDeprecated = row["notes"].Contains("deprecated", StringComparison.Ordinal);
        yield return (isDeprecated == (entry.Text("obsolete") is not null), "is obsolete in one place only");
        yield return (isDeprecated || entry.Text("about") == row["text"], $"text: {row["text"]}");
        var codes = Regex.Matches(row["basic_codes"], @"\b[2-5]([0-9]{2}|XX)\b").Select(match => match.Value);
        yield return (codes.Except(entry.List("replies")).Count() == 0, $"goes with {row["basic_codes"]}");
        yield return (row["basic_codes"] == "Any" || entry.List("replies").Except(codes).Count() == 0, $"goes with {row["basic_codes"]} only");
        var document = Regex.Match(row["reference"], @"RFC \d+|draft-[\w-]+").Value;
        yield return (entry.Text("rfc")!.StartsWith(document, StringComparison.Ordinal), $"is of {document}");
    }
}
